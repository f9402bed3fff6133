import { notFound, redirectTo } from "./replies.js";
import { planFlow } from "./plan.js";
import { stageKey } from "./stages/model.js";
import { withQuery } from "./urls.js";
import type { Exchange } from "./exchange.js";

/** Starts the flow that sets a stage up for the signed-in user (contract, section 1.1). */
export async function configure(key: string, exchange: Exchange): Promise<Response> {
  const { world, user, url } = exchange;
  const here = withQuery(url.pathname, url.searchParams);
  if (!user) return redirectTo(withQuery(`${world.base}flows/-/default/authentication/`, [["next", here]]));
  const stages = world.flows.flatMap(({ bindings }) => bindings.map(({ stage }) => stage));
  const stage = stages.find((stage) => stageKey(stage) === key);
  const slug = stage && "configureFlow" in stage ? stage.configureFlow : undefined;
  const flow = world.flows.find((flow) => flow.slug === slug);
  if (!flow) return notFound();
  const { plan } = await planFlow(flow, exchange, { pending_user: user.username });
  if (!plan) return notFound();
  exchange.session.plan = plan;
  exchange.session.history = [];
  return redirectTo(withQuery(`${world.base}if/flow/${flow.slug}/`, url.searchParams));
}
