import { msg } from "@lit/localize";
import { html, type TemplateResult, type nothing } from "lit";
import { link, links } from "./links.js";

/** The way back from a login source: out of the flow, or to where the source was chosen. */
export function back(cancel: string | undefined, again: () => void): TemplateResult | typeof nothing {
  return links(
    cancel
      ? link({ href: cancel, text: msg("Go back") })
      : html`<button class="pf-c-button pf-m-link" type="button" @click=${again}>
          ${msg("Other ways to sign in")}
        </button>`,
  );
}
