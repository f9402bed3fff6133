import { msg } from "@lit/localize";
import { html } from "lit";
import { readCookies } from "../browser/storage.js";
import { FailureEvent, type ChallengeEvent } from "../executor/events.js";
import type { FlowExecutor } from "../executor/index.js";
import { FlowFailure, executorUrl, inTime, isObject, type Challenge, type Obstacle } from "../protocol/index.js";
import { alert } from "../stage/index.js";
import { baseOf, openButton } from "./at-server.js";

/** Why each obstacle is one, for developers. */
const REASONS: Readonly<Record<Obstacle, string>> = {
  cookies: "the browser keeps the server's cookies from this page, which is of another site",
  cors: "the server does not allow this page's origin to read its replies",
  csrf: "this page cannot read the cookie authentik_csrf, which is of another host",
  framed: "this page is in a frame of another site, where browsers keep cookies away",
  "passkey-host": "passkeys of the server belong to a host name that is not this page's",
  policy: "the Content-Security-Policy of this page keeps the executor from the server",
};

/** What has been told of each executor. */
interface Told {
  /** Each obstacle that developers have read of: once. */
  readonly codes: Set<Obstacle>;
  /** The notice that users read, and at which step of the flow it came. */
  notice?: { text: unknown; step: number } | undefined;
}

const told = new WeakMap<FlowExecutor, Told>();

/**
 * Tells the user and the page what keeps the flow from working inside the page, if the page is to blame. The notice goes
 * once the flow comes further.
 */
export async function tellObstacle(
  executor: FlowExecutor,
  event: Event | ChallengeEvent | FailureEvent,
  blocked: readonly string[],
): Promise<void> {
  const base = baseOf(executor);
  const state = executor.session?.state;
  const failure = "error" in event && event.error;
  const known: Told = told.get(executor) ?? { codes: new Set() };
  told.set(executor, known);
  // An obstacle that was told comes as an event, too; and meanwhile the flow may have gone on.
  if (failure && !(state?.status === "failed" && state.error === failure)) return;
  const obstacle = failure
    ? await behind(failure, base, executor.slug, blocked)
    : "challenge" in event
      ? inChallenge(event.challenge, base)
      : undefined;
  if (!executor.isConnected || (failure && executor.session?.state !== state)) return;
  const step = executor.session?.step ?? 0;
  if (!obstacle) {
    const { notice } = known;
    if (failure || !notice || step <= notice.step) return;
    if (executor.notice === notice.text) executor.notice = undefined;
    known.notice = undefined;
    return;
  }
  // A notice of the page's own stays.
  if (!executor.notice) {
    executor.notice = html`${alert("warning", msg("You may not be able to sign in inside this page."))}
    ${openButton(executor, "popup")}`;
    known.notice = { text: executor.notice, step };
  }
  if (known.codes.has(obstacle)) return;
  known.codes.add(obstacle);
  const error = new FlowFailure(obstacle, failure ? { cause: failure } : {});
  console.warn(`<ak-flow-executor>: ${REASONS[obstacle]}. See docs/embedding.md#obstacles: ${obstacle}`);
  executor.dispatchEvent(new FailureEvent(error));
}

/** What is behind a failure; nothing if it would be the same on the server's own page. */
async function behind(
  { code }: FlowFailure,
  base: string,
  slug: string,
  blocked: readonly string[],
): Promise<Obstacle | undefined> {
  const { origin } = new URL(base);
  const isOther = origin !== location.origin;
  if (code === "unreachable" || code === "missing-stage") {
    if (blocked.some((address) => address.startsWith(origin))) return "policy";
    return isOther && code === "unreachable" && (await answers(executorUrl(base, slug))) ? "cors" : undefined;
  }
  if (code !== "repeated" && code !== "forbidden" && code !== "signed-out") return;
  if (isFramedByAnother()) return "framed";
  if (!isOther) return;
  return code === "forbidden" && isWithoutToken(base) ? "csrf" : "cookies";
}

/** What a challenge tells; nothing if it can be shown and answered here. */
function inChallenge(challenge: Challenge, base: string): Obstacle | undefined {
  // The server answers a response without its token as it answers anything that goes wrong there.
  if (challenge.component === "ak-stage-flow-error") return isWithoutToken(base) ? "csrf" : undefined;
  return isOfAnotherHost(challenge) ? "passkey-host" : undefined;
}

/** Whether the page cannot read the CSRF cookie, being of another host. */
function isWithoutToken(base: string): boolean {
  return new URL(base).hostname !== location.hostname && !readCookies().includes("authentik_csrf=");
}

/** Whether the server answers at all, if the page does not read the answer. */
async function answers(url: string): Promise<boolean> {
  try {
    await inTime(fetch(url, { mode: "no-cors", credentials: "omit" }), 5000);
    return true;
  } catch {
    return false;
  }
}

function isFramedByAnother(): boolean {
  try {
    return window.top?.origin === undefined;
  } catch {
    return true; // the browser does not tell a page about a frame of another origin
  }
}

/** Whether a challenge asks for a passkey of another host, which browsers refuse. */
function isOfAnotherHost(challenge: Challenge): boolean {
  const { hostname } = location;
  return passkeyHosts(challenge).some((host) => host !== hostname && !hostname.endsWith(`.${host}`));
}

/** The host names for which a challenge wants passkeys, wherever they stand in it. */
function passkeyHosts(value: unknown): string[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    if (name === "rpId" && typeof inner === "string") return inner;
    if (name === "rp" && isObject(inner) && typeof inner["id"] === "string") return inner["id"];
    return Array.isArray(inner) ? inner.flatMap(passkeyHosts) : passkeyHosts(inner);
  });
}
