import { msg } from "@lit/localize";
import { html, svg, type LitElement, type TemplateResult } from "lit";
import { icon } from "./icons/icon.js";

const EYE = "M2.5 12S6 5.5 12 5.5s9.5 6.5 9.5 6.5-3.5 6.5-9.5 6.5S2.5 12 2.5 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z";

/**
 * A button that shows and hides the passwords of the form beside it: an eye, struck out while they are shown;
 * `password.css` puts it into the field.
 */
export function eyeButton(): TemplateResult {
  const slash = svg`<path class="slash" d="M4 4l16 16" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" />`;
  const label = msg("Show password");
  return html`<button class="pf-c-button eye" type="button" aria-pressed="false" aria-label=${label} @click=${toggle}>
    ${icon(EYE, slash)}<span>${label}</span>
  </button>`;
}

function toggle(this: LitElement, event: Event) {
  const button = event.currentTarget as HTMLButtonElement;
  const reveal = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(reveal));
  for (const input of this.renderRoot.querySelectorAll<HTMLInputElement>("input[autocomplete$=password]")) {
    input.type = reveal ? "text" : "password";
  }
}
