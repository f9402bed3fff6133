import type { User } from "../../directory.js";
import type { Plan, PlanContext } from "../flow.js";
import { planFlow } from "../plan.js";
import { isRelative, withQuery } from "../urls.js";
import type { Exchange } from "../exchange.js";
import type { Source } from "./source.js";

/** What a source says of a user. */
export interface Identity {
  /** What the source itself calls the person: it stays, whatever else changes. */
  identifier: string;
  username?: string | undefined;
  name?: string | undefined;
  email?: string | undefined;
}

/**
 * Goes on with a user whom a source has named: with the flow that was interrupted for it, else with the one that
 * signs in, or the one that signs up; a user who is signed in already only gets another way in.
 *
 * @returns the address of the page, or nothing if the source does not let this person in
 */
export async function enter(source: Source, said: Identity, exchange: Exchange): Promise<string | undefined> {
  const { world, session } = exchange;
  const interrupted = interruptedPlan(source, exchange);
  if (exchange.user && !interrupted && !connectionOf(source, said, exchange))
    return link(source, said, exchange.user, exchange);
  const known = accountOf(source, said, exchange);
  if (known === "denied") return undefined;
  const context = contextOf(said, known, exchange);
  const connect = {
    order: 0,
    stage: { kind: "source_connection", name: source.name, source, identifier: said.identifier },
  } as const;
  const slug = interrupted?.flow ?? (known ? source.authenticationFlow : source.enrollmentFlow);
  const flow = world.flows.find((flow) => flow.slug === slug);
  if (!flow) return undefined;
  if (interrupted) {
    interrupted.bindings.shift();
    interrupted.context = { ...interrupted.context, ...context, is_restored: true };
  } else {
    // Where the flow is not for this person, its page says so itself.
    session.plan = (await planFlow(flow, exchange, context)).plan;
    session.history = [];
  }
  session.plan?.bindings.push(connect);
  return withQuery(`${world.base}if/flow/${flow.slug}/`, exchange.url.searchParams);
}

/** The signed-in user has the source from now on as another way in. */
function link({ slug, name }: Source, { identifier }: Identity, { username }: User, exchange: Exchange): string {
  const { world } = exchange;
  world.connections = [...world.connections, { source: slug, identifier, username }];
  exchange.addMessage("success", `Successfully linked ${name}!`);
  return `${world.base}if/user/`;
}

function connectionOf({ slug }: Source, { identifier }: Identity, { world }: Exchange) {
  return world.connections.find((it) => it.source === slug && it.identifier === identifier);
}

/** The plan that waits for this source. */
function interruptedPlan({ slug }: Source, { session: { plan } }: Exchange): Plan | undefined {
  const stage = plan?.bindings[0]?.stage;
  return stage?.kind === "source" && stage.source.slug === slug ? plan : undefined;
}

/** Where the page wanted to go that led to a source: nothing on the way to it and back carries that. */
export function wantedTarget({ session, world }: Exchange): string {
  const next = session.plan?.context.redirect ?? new URLSearchParams(session.query).get("next");
  return next && isRelative(next) ? next : `${world.base}if/user/`;
}

function contextOf({ username, name, email }: Identity, known: User | undefined, exchange: Exchange): PlanContext {
  return {
    is_sso: true,
    redirect: wantedTarget(exchange),
    ...(known
      ? { pending_user: known.username, auth_method: "source" }
      : { prompt_data: { ...(username && { username }), ...(name && { name }), ...(email && { email }) } }),
  };
}

/** Finds the account of a user who came by this source before; others by address or name, as far as the source may tell. */
function accountOf(source: Source, said: Identity, exchange: Exchange): User | undefined | "denied" {
  const { world } = exchange;
  const { userMatchingMode = "identifier" } = source;
  const before = connectionOf(source, said, exchange);
  if (before) return world.directory.get(before.username);
  if (userMatchingMode === "identifier") return undefined;
  const [member, action] = userMatchingMode.split("_") as ["email" | "username", "link" | "deny"];
  const user = said[member] ? world.directory.find(said[member], [member], false) : undefined;
  return user && action === "deny" ? "denied" : user;
}
