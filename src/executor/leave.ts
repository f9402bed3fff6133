import { inTime, safeTarget, type Challenge, type FlowFailure, type FlowSession } from "../protocol/index.js";
import { RedirectEvent } from "./events.js";

/**
 * Follows a redirect, unless the page around the executor takes over.
 * @param fail - is told later that the redirect leads nowhere
 * @returns whether the browser is on its way
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
  const go = () => location.assign(target);
  const { origin, href } = location;
  const isThisPage = target.split("#", 1)[0] === href.split("#", 1)[0];
  // A redirect that leads back here may do so for ever. Few do: the others need not wait for the code that notices.
  if (isThisPage || (session.step === 1 && target.startsWith(origin))) {
    inTime(import("./return.js")).then(
      ({ comeBack }) => session.challenge === challenge && comeBack(target, isThisPage, fail),
      go,
    );
  } else go();
  return true;
}
