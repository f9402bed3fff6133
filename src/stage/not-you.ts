import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { safeTarget, type FlowInfo } from "../protocol/index.js";
import { forgetIdentifier } from "./remembered.js";

/** Where a stage stands. */
interface Place {
  readonly challenge: { readonly flow_info?: FlowInfo };
  readonly server: string;
}

/** The way out for whoever is not the pending user. It keeps the target, and forgets whom this browser remembers. */
export function notYou({ challenge, server }: Place) {
  const to = challenge.flow_info?.cancel_url;
  const href = to ? safeTarget(to, server) : undefined;
  if (!href) return nothing;
  return html`<a class="pf-c-button pf-m-link" href=${href} @click=${forgetIdentifier}>${msg("Not you?")}</a>`;
}
