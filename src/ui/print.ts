import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";

/** A button that prints the page. */
export function printButton(): TemplateResult {
  return html`<button class="pf-c-button pf-m-secondary" type="button" @click=${() => window.print()}>
    ${msg("Print")}
  </button>`;
}
