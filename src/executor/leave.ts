import {
  asFailure,
  attempt,
  inTime,
  safeTarget,
  type Challenge,
  type FlowFailure,
  type FlowSession,
} from "../protocol/index.js";
import { RedirectEvent } from "./events.js";

/**
 * Follows a redirect challenge, unless a listener of `ak-redirect` prevents it.
 * @param fail - called if the browser does not open the address, or, later, if the redirects go in a circle
 * @returns whether the browser is leaving
 */
export function leave(
  executor: HTMLElement,
  session: FlowSession,
  challenge: Challenge,
  base: string,
  fail: (error: FlowFailure) => void,
): boolean {
  const target = challenge.component === "xak-flow-redirect" && safeTarget(challenge.to, base);
  if (!target || !executor.dispatchEvent(new RedirectEvent(target))) return false;
  const { state } = session;
  // Firefox throws for schemes that pages may not open.
  const go = () =>
    attempt(
      () => location.assign(target),
      (cause) => fail(asFailure(cause, "unsafe-target")),
    );
  const { origin, href } = location;
  const isThisPage = target.split("#", 1)[0] === href.split("#", 1)[0];
  // A redirect that leads back here may do so in a circle. Few redirects do, so the code that counts them is loaded now.
  if (isThisPage || (session.step === 1 && target.startsWith(origin))) {
    // Meanwhile the flow may have been started anew, or the executor removed.
    inTime(import("./return.js")).then(
      ({ comeBack }) => session.state === state && comeBack(target, isThisPage, fail),
      () => session.state === state && go(),
    );
  } else go();
  return true;
}
