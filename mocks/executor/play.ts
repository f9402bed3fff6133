import type { ResponseErrors } from "../../src/protocol/challenges.js";
import { accessDenied, again, emptyPage, flowError, flowInfo, json } from "./answers.js";
import type { Binding, Flow, Plan } from "./flow.js";
import { dueBinding, linkIsGone, planFlow } from "./plan.js";
import { redirection } from "./redirection.js";
import type { Stage } from "./flow-stages.js";
import type { Body, Context, KindOf, Outcome, StageKind } from "./stages/stage.js";
import { isRelative } from "./urls.js";
import { isSince } from "./version.js";
import type { Visit } from "./visit.js";

/** Answers one call of a flow's executor endpoint; whatever goes wrong becomes a flow error (contract, section 1.4). */
export async function play(flow: Flow, visit: Visit, kindOf: KindOf): Promise<Response> {
  try {
    const body = await readBody(visit);
    const { session } = visit;
    session.query = visit.query.toString();
    visit.isPlayed = true;
    if (!followLink(visit)) return accessDenied(flow, undefined, visit, linkIsGone(flow));
    if (session.plan?.flow === flow.slug) return await playStage(flow, session.plan, visit, kindOf, body);
    const { plan, denial } = await planFlow(flow, visit);
    session.plan = plan;
    session.history = [];
    return plan ? await playStage(flow, plan, visit, kindOf, body) : notApplicable(flow, visit, denial);
  } catch (error) {
    visit.notify();
    return flowError(visit, error);
  }
}

/**
 * Takes up the plan that a link in an e-mail goes on with. One that does not count any more is no reason for an older
 * server to refuse the flow: it begins anew there.
 *
 * @returns whether the flow may be played
 */
function followLink({ query, session, world }: Visit): boolean {
  const token = query.get("flow_token");
  if (!token || session.plan?.context.flow_token === token) return true;
  const plan = world.links.get(token);
  if (!plan || (plan.context.flow_token_expires ?? Infinity) < world.clock()) return !isSince(world, "2026.8");
  session.plan = structuredClone(plan);
  session.plan.context.is_restored = true;
  return true;
}

/** What was posted; nothing for a GET. */
async function readBody(visit: Visit): Promise<Body | undefined> {
  const { request } = visit;
  if (request.method === "GET") return undefined;
  if (request.method !== "POST") throw new Error(`Method "${request.method}" not allowed.`);
  if (!visit.isTrusted) throw new Error("CSRF Failed");
  const text = await request.text();
  if (!text) return {};
  const type = request.headers.get("Content-Type") ?? "";
  if (type.split(";")[0]?.trim().toLowerCase() !== "application/json") throw new Error(`Unsupported type "${type}"`);
  const body: unknown = JSON.parse(text);
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw new Error("Expected an object");
  return body as Body;
}

async function playStage(
  flow: Flow,
  plan: Plan,
  visit: Visit,
  kindOf: KindOf,
  body: Body | undefined,
): Promise<Response> {
  const binding = await dueBinding(flow, plan, visit);
  if (!binding) return finish(flow, plan, visit);
  const context: Context<Stage> = { world: visit.world, visit, flow, plan, stage: binding.stage };
  const kind = kindOf(binding.stage);

  const before = structuredClone(plan);
  const outcome = (await kind.run?.(context)) ?? (body && (await respond(context, kind, body)));
  if (!outcome) return ask(context, kind);
  switch (outcome.is) {
    case "accepted":
      visit.session.history = [...(visit.session.history ?? []), before];
      plan.bindings.shift();
      return plan.bindings.length ? again(visit) : finish(flow, plan, visit);
    case "refused":
      return refuse(context, kind, binding, outcome.errors);
    case "denied":
      visit.session.plan = undefined;
      return accessDenied(flow, plan, visit, outcome.message);
    case "left":
      return json({ flow_info: flowInfo(flow, plan, visit), ...redirection(visit.world, outcome.to) });
    case "shown":
      return json(outcome.challenge);
    case "rejected":
      return emptyPage(400);
  }
}

async function respond(context: Context<Stage>, kind: StageKind<Stage>, body: Body): Promise<Outcome> {
  if (!kind.respond) throw new Error(`The stage ${context.stage.name} takes no response.`);
  return kind.respond(context, body);
}

async function ask(context: Context<Stage>, kind: StageKind<Stage>, errors?: ResponseErrors): Promise<Response> {
  const { flow, plan, visit, stage } = context;
  const challenge = await kind.challenge?.(context);
  if (!challenge) throw new Error(`The stage ${stage.name} asks nothing.`);
  return json({
    flow_info: flowInfo(flow, plan, visit),
    ...challenge,
    ...(errors ? { response_errors: errors } : {}),
  });
}

/** Asks again, unless the binding wants the flow to start anew: that tells no errors (contract, section 1.6). */
async function refuse(
  context: Context<Stage>,
  kind: StageKind<Stage>,
  binding: Binding,
  errors: ResponseErrors,
): Promise<Response> {
  const { flow, visit, plan } = context;
  const action = binding.invalidResponseAction ?? "retry";
  if (action === "retry") return ask(context, kind, errors);
  const kept = action === "restart_with_context" ? plan.context : {};
  visit.session.plan = (await planFlow(flow, visit, kept)).plan;
  return again(visit);
}

/** Ends a flow: its plan is gone, and the browser goes where the page wanted. */
function finish(flow: Flow, plan: Plan | undefined, visit: Visit): Response {
  visit.session.plan = undefined;
  const to = plan?.context.redirect || visit.query.get("next") || visit.world.base;
  if (!isRelative(to)) return accessDenied(flow, plan, visit, "Invalid next URL");
  return json(redirection(visit.world, to, true));
}

/** What happens to someone whom a flow is not for (contract, section 1.4). */
function notApplicable(flow: Flow, visit: Visit, denial: string): Response {
  if (flow.designation === "authentication" && visit.user) return finish(flow, undefined, visit);
  const action = flow.deniedAction ?? "message_continue";
  // The server looks for `next` in the call itself, not in the page's query inside it.
  const next = visit.url.searchParams.get("next");
  const to = action !== "message" && next ? next : action === "continue" ? visit.world.base : undefined;
  if (to === undefined || !isRelative(to)) return accessDenied(flow, undefined, visit, denial);
  return json(redirection(visit.world, to));
}
