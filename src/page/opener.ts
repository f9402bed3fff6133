import type { FlowExecutor, RedirectEvent } from "../executor/index.js";
import { FLOW_ENDED, OPENER } from "../browser/opener.js";

/*
 * Tells the page that has opened this window that the flow has ended, and closes the window. The browser tells it only
 * to a page of the origin that the address names; who wrote the address learns nothing else.
 */
const origin = new URLSearchParams(location.search).get(OPENER);
const opener = window.opener as Window | null;

if (opener && origin && /^https?:\/\/[^/*]+$/.test(origin)) {
  addEventListener("ak-redirect", (event) => {
    const { to, target } = event as Event & Pick<RedirectEvent, "to">;
    const challenge = (target as FlowExecutor).session?.challenge;
    if (challenge?.component !== "xak-flow-redirect") return; // the user follows a link
    // Servers before 2026.8 do not say whether a redirect ends the flow: one to another site may lead to a login source.
    if (!(challenge.final_redirect ?? to.startsWith(`${location.origin}/`))) return;
    opener.postMessage(FLOW_ENDED, origin);
    event.preventDefault();
    window.close();
  });
}
