import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { PRINT } from "./icons/actions.js";
import { icon } from "./icons/icon.js";

/** A button that prints the page. */
export function printButton(): TemplateResult {
  return html`<button class="pf-c-button pf-m-secondary" type="button" @click=${() => window.print()}>
    ${icon(PRINT)}<span>${msg("Print")}</span>
  </button>`;
}
