import { FlowFailure, absolute, safeTarget, type Challenge, type FlowSession } from "../protocol/index.js";
import type { Ending } from "../stage/respond-event.js";

/** How a flow was begun that is given up. */
export interface Beginning {
  /** Root of the installation. */
  base: string;
  /** Query string that the flow was started with. */
  query: string;
  /** Begins the flow anew, with another query. */
  begin: (query: string) => void;
}

/** Milliseconds that a server may take to forget a plan. */
const LIMIT = 10_000;

/**
 * Gives a flow up: the server forgets its plan, and whoever is signed in stays signed in. Then the browser leaves for
 * where the flow was to lead, or the flow begins anew.
 */
export async function cancel(session: FlowSession, then: Ending, { base, query, begin }: Beginning): Promise<void> {
  const { challenge } = session;
  const address = absolute(challenge?.flow_info?.cancel_url ?? "", base);
  const leave = () => session.present({ component: "xak-flow-redirect", to: exitOf(query, address, base) });
  try {
    if (address && isOf(base, address)) await forgetPlan(address);
  } catch (cause) {
    session.fail(cause instanceof FlowFailure ? cause : new FlowFailure("unreachable", { cause }));
    return;
  }
  if (then === "leave") return leave();
  const others = withoutLink(query);
  if (others !== query) return begin(others);
  await session.start();
  // A flow for whoever is signed in asks for nobody's name: it is another user's only elsewhere.
  if (then === "switch" && session.state.status === "challenged" && isSameUser(challenge, session.challenge)) leave();
}

/**
 * Asks for the address that drops a plan, and does not follow it on: it leads to the flow that signs out, with older
 * servers always, with newer ones where the page has no target.
 */
async function forgetPlan(address: string): Promise<void> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(new FlowFailure("timeout")), LIMIT);
  try {
    await fetch(address, { redirect: "manual", credentials: "include", signal: limit.signal });
  } catch (error) {
    // An answer of another origin may not be read, which looks as if there was none.
    if (isOf(location.href, address)) throw limit.signal.aborted ? limit.signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
}

/** Where the flow was to lead, which its server must have; else the root of the installation. */
function exitOf(query: string, cancelUrl: string | undefined, base: string): string {
  const told = cancelUrl && new URL(cancelUrl).searchParams.get("next");
  const next = new URLSearchParams(query).get("next") || told || "";
  const target = next && safeTarget(next, base);
  return target && isOf(base, target) ? next : base;
}

/** A query without the link that led here: it would bring the same plan back, and with it the same user. */
function withoutLink(query: string): string {
  return query
    .split("&")
    .filter((member) => !member.startsWith("flow_token="))
    .join("&");
}

/** Whether a step came back with the same user. */
function isSameUser(one: Challenge | undefined, other: Challenge | undefined): boolean {
  if (one?.component !== other?.component) return false;
  return pendingUser(one) !== undefined && pendingUser(one) === pendingUser(other);
}

function pendingUser(challenge: Challenge | undefined): string | undefined {
  return challenge && "pending_user" in challenge ? challenge.pending_user || undefined : undefined;
}

function isOf(base: string, address: string): boolean {
  return new URL(address).origin === new URL(base).origin;
}
