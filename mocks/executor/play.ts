import type { ResponseErrors } from "../../src/protocol/challenges.js";
import { accessDenied, askAgain, emptyPage, flowError, flowInfo, json } from "./replies.js";
import type { Binding, Flow, Plan } from "./flow.js";
import { dueBinding, linkIsGone, planFlow } from "./plan.js";
import { redirection } from "./redirection.js";
import type { Stage } from "./flow-stages.js";
import type { Body, Context, KindOf, Outcome, StageKind } from "./stages/stage.js";
import { isRelative } from "./urls.js";
import { isSince } from "./version.js";
import type { Exchange } from "./exchange.js";

/** Answers one call of a flow's executor endpoint; whatever goes wrong becomes a flow error (contract, section 1.4). */
export async function play(flow: Flow, exchange: Exchange, kindOf: KindOf): Promise<Response> {
  try {
    const body = await readBody(exchange);
    const { session } = exchange;
    session.query = exchange.query.toString();
    exchange.isPlayed = true;
    if (!followLink(exchange)) return accessDenied(flow, undefined, exchange, linkIsGone(flow));
    if (session.plan?.flow === flow.slug) return await playStage(flow, session.plan, exchange, kindOf, body);
    const { plan, denial } = await planFlow(flow, exchange);
    session.plan = plan;
    session.history = [];
    return plan ? await playStage(flow, plan, exchange, kindOf, body) : notApplicable(flow, exchange, denial);
  } catch (error) {
    exchange.notify();
    return flowError(exchange, error);
  }
}

/**
 * Takes up the plan that a link in an e-mail goes on with. One that does not count any more is no reason for an older
 * server to refuse the flow: it begins anew there.
 *
 * @returns whether the flow may be played
 */
function followLink({ query, session, world }: Exchange): boolean {
  const token = query.get("flow_token");
  if (!token || session.plan?.context.flow_token === token) return true;
  const plan = world.links.get(token);
  if (!plan || (plan.context.flow_token_expires ?? Infinity) < world.clock()) return !isSince(world, "2026.8");
  session.plan = structuredClone(plan);
  session.plan.context.is_restored = true;
  return true;
}

/** What was posted; nothing for a GET. */
async function readBody(exchange: Exchange): Promise<Body | undefined> {
  const { request } = exchange;
  if (request.method === "GET") return undefined;
  if (request.method !== "POST") throw new Error(`Method "${request.method}" not allowed.`);
  if (!exchange.isTrusted) throw new Error("CSRF Failed");
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
  exchange: Exchange,
  kindOf: KindOf,
  body: Body | undefined,
): Promise<Response> {
  const binding = await dueBinding(flow, plan, exchange);
  if (!binding) return finish(flow, plan, exchange);
  const context: Context<Stage> = { world: exchange.world, exchange, flow, plan, stage: binding.stage };
  const kind = kindOf(binding.stage);

  const before = structuredClone(plan);
  const outcome = (await kind.run?.(context)) ?? (body && (await respond(context, kind, body)));
  if (!outcome) return ask(context, kind);
  switch (outcome.is) {
    case "accepted":
      exchange.session.history = [...(exchange.session.history ?? []), before];
      plan.bindings.shift();
      return plan.bindings.length ? askAgain(exchange) : finish(flow, plan, exchange);
    case "refused":
      return refuse(context, kind, binding, outcome.errors);
    case "denied":
      exchange.session.plan = undefined;
      return accessDenied(flow, plan, exchange, outcome.message);
    case "left":
      return json({ flow_info: flowInfo(flow, plan, exchange), ...redirection(exchange.world, outcome.to) });
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
  const { flow, plan, exchange, stage } = context;
  const challenge = await kind.challenge?.(context);
  if (!challenge) throw new Error(`The stage ${stage.name} asks nothing.`);
  return json({
    flow_info: flowInfo(flow, plan, exchange),
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
  const { flow, exchange, plan } = context;
  const action = binding.invalidResponseAction ?? "retry";
  if (action === "retry") return ask(context, kind, errors);
  const kept = action === "restart_with_context" ? plan.context : {};
  exchange.session.plan = (await planFlow(flow, exchange, kept)).plan;
  return askAgain(exchange);
}

/** Ends a flow: its plan is gone, and the browser goes where the page wanted. */
function finish(flow: Flow, plan: Plan | undefined, exchange: Exchange): Response {
  exchange.session.plan = undefined;
  const to = plan?.context.redirect || exchange.query.get("next") || exchange.world.base;
  if (!isRelative(to)) return accessDenied(flow, plan, exchange, "Invalid next URL");
  return json(redirection(exchange.world, to, true));
}

/** What a user gets whom a flow is not for (contract, section 1.4). */
function notApplicable(flow: Flow, exchange: Exchange, denial: string): Response {
  if (flow.designation === "authentication" && exchange.user) return finish(flow, undefined, exchange);
  const action = flow.deniedAction ?? "message_continue";
  // The server looks for `next` in the call itself, not in the page's query inside it.
  const next = exchange.url.searchParams.get("next");
  const to = action !== "message" && next ? next : action === "continue" ? exchange.world.base : undefined;
  if (to === undefined || !isRelative(to)) return accessDenied(flow, undefined, exchange, denial);
  return json(redirection(exchange.world, to));
}
