import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { safeTarget, type FlowInfo } from "../protocol/index.js";
import { links } from "../ui/links.js";
import { forgetStoredIdentifier } from "./stored-identifier.js";
import { RespondEvent, type Ending } from "./respond-event.js";

/** The stage that a way out is part of. */
interface Place extends EventTarget {
  readonly challenge: { readonly flow_info?: FlowInfo };
  readonly base: string;
}

/**
 * Cancels the flow, and leaves for where it was to lead.
 * @param shape - renders the button; by default it looks like a link
 */
export function wayOut(place: Place, text: string, shape = way): TemplateResult | typeof nothing {
  return exit(place, text, () => cancel(place, "leave"), shape);
}

/** Cancels the flow, and starts it anew with a new plan. */
export function startAgain(place: Place): TemplateResult | typeof nothing {
  return exit(place, msg("Start again"), () => cancel(place, "restart"));
}

/** For a user who is not the pending one: starts anew, and removes the name that this browser remembers. */
export function notYou(place: Place): TemplateResult | typeof nothing {
  return exit(place, msg("Not you?"), () => {
    forgetStoredIdentifier();
    cancel(place, "switch");
  });
}

/** The way back from a login source: out of the flow, or to where the source was chosen. */
export function back(place: Place, again: () => void): TemplateResult | typeof nothing {
  const out = wayOut(place, msg("Go back"));
  return links(out === nothing ? way(msg("Other ways to sign in"), again) : out);
}

/** Asks the executor to cancel the flow. */
export function cancel(place: EventTarget, then: Ending): void {
  place.dispatchEvent(new RespondEvent({ kind: "cancel", then }));
}

/**
 * A way out, if the server names the address that drops its plan. It is a button and not a link: opened in another tab,
 * that address signs the user out.
 */
function exit({ challenge, base }: Place, text: string, press: () => void, shape = way) {
  const address = challenge.flow_info?.cancel_url;
  return address && safeTarget(address, base) ? shape(text, press) : nothing;
}

function way(text: string, press: () => void): TemplateResult {
  return html`<button class="pf-c-button pf-m-link" type="button" @click=${press}>${text}</button>`;
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

/**
 * Where a user signs in who then comes back to this page. Nothing if the user comes from there: a page that refuses
 * users before they sign in may be the one for signing in.
 */
export function signIn({ base }: Pick<Place, "base">): string | undefined {
  const { pathname, search } = window.location;
  if (new URLSearchParams(search).get("next")?.startsWith(pathname)) return undefined;
  return safeTarget(`flows/-/default/authentication/?${new URLSearchParams({ next: pathname + search })}`, base);
}
