import type { FlowExecutor } from "../executor/index.js";
import { FLOW_ENDED, OPENER } from "../browser/opener.js";

/**
 * Tells the page that has opened this window that the flow has ended, and closes the window. The browser tells it only
 * to a page of the origin that the address names; whoever wrote the address learns nothing else.
 */
export function tellOpener(executor: FlowExecutor): void {
  const origin = new URLSearchParams(location.search).get(OPENER);
  const opener = window.opener as Window | null;
  if (!origin || !/^https?:\/\/[^/*]+$/.test(origin) || !opener) return;
  executor.addEventListener("ak-redirect", (event) => {
    const challenge = executor.session?.challenge;
    if (challenge?.component !== "xak-flow-redirect") return; // the user follows a link
    // Servers before 2026.8 do not say whether a redirect ends the flow: one to another site may lead to a login source.
    if (!(challenge.final_redirect ?? event.to.startsWith(`${location.origin}/`))) return;
    opener.postMessage(FLOW_ENDED, origin);
    event.preventDefault();
    window.close();
  });
}
