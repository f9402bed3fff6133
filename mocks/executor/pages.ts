import { escape, notFound, page, redirectTo } from "./replies.js";
import { configure } from "./configure.js";
import type { Flow } from "./flow.js";
import { evaluate } from "./policies/evaluate.js";
import { isRelative, withQuery } from "./urls.js";
import { isSince } from "./version.js";
import type { Exchange } from "./exchange.js";

/** Answers a page URL that challenges and clients use (contract, section 1.1); the path is below the base. */
export function pageReply(path: string, exchange: Exchange): Response | Promise<Response> {
  const { base } = exchange.world;
  switch (path) {
    case "":
      return redirectTo(`${base}${exchange.user ? "if/user/" : "flows/-/default/authentication/"}`);
    case "if/user/":
      return userPage(exchange);
    case "flows/-/default/authentication/":
      return defaultFlow("authentication", exchange.world.brand.flow_authentication, exchange);
    case "flows/-/default/invalidation/":
      return defaultFlow("invalidation", exchange.world.brand.flow_invalidation, exchange);
    case "flows/-/cancel/":
      return cancel(exchange);
    default: {
      const key = /^flows\/-\/configure\/([-\da-f]{36})\/$/.exec(path)?.[1];
      return key === undefined ? notFound() : configure(key, exchange);
    }
  }
}

/** The brand's flow, or else the first by slug whose policies let the visitor in. */
async function defaultFlow(
  designation: "authentication" | "invalidation",
  slug: string | undefined,
  exchange: Exchange,
): Promise<Response> {
  const { world, url, user } = exchange;
  const to = (flow: Flow) => redirectTo(withQuery(`${world.base}if/flow/${flow.slug}/`, url.searchParams));
  const chosen = world.flows.find((flow) => flow.slug === slug);
  if (chosen) return to(chosen);
  for (const flow of world.flows.toSorted((a, b) => (a.slug < b.slug ? -1 : 1))) {
    if (flow.designation !== designation) continue;
    const circumstances = { world, flow, user, context: {} };
    if ((await evaluate(flow.policies, flow.policyEngineMode, circumstances)).passes) return to(flow);
  }
  return notFound();
}

/** Drops the plan. Without a place to go to, and in older servers always, this signs out (contract, section 2.1). */
function cancel(exchange: Exchange): Response {
  exchange.session.plan = undefined;
  const next = isSince(exchange.world, "2025.12") ? exchange.url.searchParams.get("next") : null;
  return redirectTo(next && isRelative(next) ? next : `${exchange.world.base}flows/-/default/invalidation/`);
}

function userPage({ user, world, session, url }: Exchange): Response {
  const signIn = withQuery(`${world.base}flows/-/default/authentication/`, [["next", url.pathname + url.search]]);
  if (!user) return redirectTo(signIn);
  const signOut = `${world.base}flows/-/default/invalidation/`;
  const told = (session.messages ?? []).map(({ message }) => `<p role="status">${escape(message)}</p>`).join("");
  delete session.messages;
  return page(`Signed in as ${user.name || user.username}`, `${told}<p><a href="${escape(signOut)}">Sign out</a></p>`);
}
