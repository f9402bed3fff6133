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

/**
 * Leaves the flow; the target is kept. Where there is none the server would sign out whoever is signed in, which is
 * more than somebody asks for who goes back: the root of the installation takes its place.
 */
export function wayOut(place: Place, text: string) {
  const href = exit(place);
  if (!href || new URL(href).searchParams.has("next")) return link({ href, text });
  const root = encodeURIComponent(new URL(place.server, document.baseURI).pathname);
  return link({ href: `${href}${href.includes("?") ? "&" : "?"}next=${root}`, text });
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

/**
 * This page without the link that led here: the server refuses one that is used up or too old for ever, however often
 * it is asked. Nothing where no link led here.
 */
export function withoutLink(): string | undefined {
  const { origin, pathname, search } = window.location;
  const members = search.slice(1).split("&");
  const others = members.filter((member) => !member.startsWith("flow_token="));
  return others.length < members.length ? `${origin}${pathname}?${others.join("&")}` : undefined; // a path alone may name a host
}
