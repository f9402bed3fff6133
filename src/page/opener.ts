import { FLOW_ENDED, OPENER } from "../browser/opener.js";
import type { FlowExecutor, StageRequest } from "../executor/index.js";
import { safeTarget, type Challenge } from "../protocol/index.js";

/*
 * Tells the page that has opened this window that the flow has ended, and closes the window. The browser tells it only
 * to a page of the origin that the address names; who wrote the address learns nothing else.
 *
 * Any site can open this window, and a flow that ends at once says that the user is signed in. So a page of another
 * origin is told only if the user has responded in this window, else once the user agrees. Ends with the page.
 */
const origin = new URLSearchParams(location.search).get(OPENER);
const opener = window.opener as Window | null;

if (opener && origin && /^https?:\/\/[^/*]+$/.test(origin)) {
  let mayTell = origin === location.origin;
  const tell = () => {
    opener.postMessage(FLOW_ENDED, origin);
    window.close();
  };
  /** Whether the user has pressed anything: what a stage or an extension sends by itself is not the user's response. */
  let hasPressed = false;
  const press = ({ isTrusted }: Event) => (hasPressed ||= isTrusted);
  addEventListener("keydown", press, true);
  addEventListener("click", press, true);
  addEventListener("ak-respond", (event) => {
    if (hasPressed && (event as Event & { request: StageRequest }).request.kind === "response") mayTell = true;
  });
  const ask = () =>
    import("./opener-stage.js").then((it) => {
      it.default.origin = origin;
      it.default.tell = tell;
      return it;
    });
  addEventListener("ak-challenge", (event) => {
    const { target, challenge } = event as Event & { target: FlowExecutor; challenge: Challenge };
    if (!mayTell && isEnd(challenge, target)) target.stages = { ...target.stages, "xak-flow-redirect": ask };
  });
  addEventListener("ak-redirect", (event) => {
    const executor = event.target as FlowExecutor;
    if (!isEnd(executor.session?.challenge, executor)) return;
    event.preventDefault();
    if (mayTell) tell();
  });
}

/** Whether a challenge ends the flow. */
function isEnd(challenge: Challenge | undefined, { server }: FlowExecutor): boolean {
  if (challenge?.component !== "xak-flow-redirect") return false;
  // Servers before 2026.8 do not say whether a redirect ends the flow: one to another site may lead to a login source.
  return challenge.final_redirect ?? safeTarget(challenge.to, server)?.startsWith(`${location.origin}/`) ?? false;
}
