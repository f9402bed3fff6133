import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { safeTarget, type FlowInfo } from "../protocol/index.js";
import { link } from "../ui/links.js";
import { forgetIdentifier } from "./remembered.js";

/** Where a stage stands. */
interface Place {
  readonly challenge: { readonly flow_info?: FlowInfo };
  readonly server: string;
}

/** Leaves the flow; the target is kept. */
export function wayOut(place: Place, text: string) {
  return link({ href: exit(place), text });
}

/** The way out for whoever is not the pending user. It keeps the target, and forgets whom this browser remembers. */
export function notYou(place: Place) {
  const href = exit(place);
  if (!href) return nothing;
  return html`<a class="pf-c-button pf-m-link" href=${href} @click=${forgetIdentifier}>${msg("Not you?")}</a>`;
}

function exit({ challenge, server }: Place): string | undefined {
  const to = challenge.flow_info?.cancel_url;
  return to ? safeTarget(to, server) : undefined;
}
