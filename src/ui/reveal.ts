import { msg } from "@lit/localize";
import { html, type LitElement, type TemplateResult } from "lit";

/** A button that shows and hides the passwords of the form beside it. */
export function revealPassword(): TemplateResult {
  return html`<button class="pf-c-button pf-m-link" type="button" aria-pressed="false" @click=${toggle}>
    ${msg("Show password")}
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
