import { FlowFailure, absolute, safeTarget, within, type Challenge, type FlowSession } from "../protocol/index.js";
import { diagnose } from "../protocol/diagnosis.js";
import type { Ending } from "../stage/respond-event.js";

/** How the flow was started that is cancelled. */
export interface Beginning {
  /** Root of the installation. */
  base: string;
  /** Query string that the flow was started with. */
  query: string;
  /** Starts the flow anew, with another query. */
  begin: (query: string) => void;
}

/** Milliseconds that the server may take to drop a plan. */
const LIMIT = 10_000;

/**
 * Cancels a flow: the server drops its plan, and a user who is signed in stays signed in. Then the browser goes to
 * where the flow was to lead, or the flow starts anew.
 */
export async function cancel(session: FlowSession, then: Ending, { base, query, begin }: Beginning): Promise<void> {
  const { challenge } = session;
  const address = absolute(challenge?.flow_info?.cancel_url ?? "", base);
  const leave = () => session.present({ component: "xak-flow-redirect", to: exitOf(query, address, base) });
  try {
    if (address && isOf(base, address)) await forgetPlan(address, then);
  } catch (cause) {
    session.fail(cause instanceof FlowFailure ? cause : new FlowFailure("unreachable", { cause }));
    return;
  }
  if (then === "leave") return leave();
  const others = withoutLink(query);
  if (others !== query) return begin(others);
  await session.start();
  // If the flow has started anew with the same user, it is one for the user who is signed in: others sign in elsewhere.
  if (then === "switch" && session.state.status === "challenged" && isSameUser(challenge, session.challenge)) leave();
}

/**
 * Requests the address at which the server drops the plan, and does not follow its redirect: older servers always
 * redirect to the flow that signs out, newer ones if the page has no `next`.
 */
async function forgetPlan(address: string, then: Ending): Promise<void> {
  const late = () => new FlowFailure("timeout");
  const ask = (signal: AbortSignal) => fetch(address, { redirect: "manual", credentials: "include", signal });
  const reply = await within(LIMIT, new AbortController().signal, late, ask).catch((error: unknown) => {
    // Browsers hide a reply of another origin, and report it as if the request had failed.
    if (isOf(location.href, address)) throw error;
  });
  // After an error the plan is still there, and the same user would be asked again. Who leaves need not know. Browsers
  // hide the status of the redirect: it reads 0.
  if (reply && reply.status >= 400 && then !== "leave") throw diagnose(reply, "", true, undefined);
}

/** Where the flow was to lead, if that is on its server; else the root of the installation. */
function exitOf(query: string, cancelUrl: string | undefined, base: string): string {
  const told = cancelUrl && new URL(cancelUrl).searchParams.get("next");
  const next = new URLSearchParams(query).getAll("next").at(-1) || told || ""; // servers take the last of several
  const target = next && safeTarget(next, base);
  return target && isOf(base, target) ? next : base;
}

/** A query without the token of a link from an e-mail, which would bring back the same plan with the same user. */
function withoutLink(query: string): string {
  return query
    .split("&")
    .filter((member) => !member.startsWith("flow_token="))
    .join("&");
}

/** Whether two challenges are of one component and one user. */
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
