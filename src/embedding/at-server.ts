import { msg } from "@lit/localize";
import { html, render, type TemplateResult } from "lit";
import { FLOW_ENDED, OPENER } from "../browser/opener.js";
import { RedirectEvent } from "../executor/events.js";
import type { FlowExecutor } from "../executor/index.js";
import { safeTarget } from "../protocol/index.js";

/** Where a button opens the flow: in a window of its own, or in the place of the page. */
export type Place = "popup" | "redirect";

/** Ends the wait for the window that an executor has opened. */
const waits = new WeakMap<FlowExecutor, AbortController>();

/** Root of the installation that a tag names. */
export function baseOf({ server }: FlowExecutor): string {
  return new URL(server.replace(/\/?$/, "/"), location.href).href;
}

/** Shows the button alone, in an executor that renders nothing itself. */
export function showButton(executor: FlowExecutor, place: Place): void {
  render(html`<div class="placeholder">${openButton(executor, place)}</div>`, executor.renderRoot);
}

/** A button that opens the flow at the server. */
export function openButton(executor: FlowExecutor, place: Place): TemplateResult {
  const open = () => openFlow(executor, place);
  return html`<button class="pf-c-button pf-m-primary" type="button" @click=${open}>${msg("Sign in")}</button>`;
}

function openFlow(executor: FlowExecutor, place: Place): void {
  const query = executor.query ?? location.search.slice(1);
  const flow = new URL(`if/flow/${encodeURIComponent(executor.slug)}/?${query}`, baseOf(executor));
  if (place === "popup") {
    const inPopup = new URL(flow);
    inPopup.searchParams.set(OPENER, location.origin);
    const popup = window.open(inPopup, "_blank", "popup,width=550,height=750");
    if (popup) return awaitEnd(executor, popup, flow);
  }
  window.open(flow, "_top"); // from a frame, too: the server's page lets no other frame it
}

/** Waits until the window says that the flow has ended, or the executor is removed. */
function awaitEnd(executor: FlowExecutor, popup: Window, { origin, searchParams }: URL): void {
  waits.get(executor)?.abort();
  const wait = new AbortController();
  waits.set(executor, wait);
  const end = { hostDisconnected: () => wait.abort() };
  executor.addController(end);
  wait.signal.addEventListener("abort", () => executor.removeController(end));
  const hear = (event: MessageEvent) => {
    if (event.origin !== origin || event.source !== popup || event.data !== FLOW_ENDED) return;
    wait.abort();
    const base = baseOf(executor);
    const next = safeTarget(searchParams.getAll("next").at(-1) ?? "", base);
    // The server has not judged the address: another site is not believed.
    const to = next && [origin, location.origin].includes(new URL(next).origin) ? next : base;
    if (executor.dispatchEvent(new RedirectEvent(to))) location.assign(to);
  };
  addEventListener("message", hear, { signal: wait.signal });
}
