import { html, type TemplateResult } from "lit";

/** A button that does not answer the challenge; it stands outside the form. */
export function button(label: unknown, press: () => void, rank: "primary" | "secondary" = "secondary"): TemplateResult {
  return html`<button class="pf-c-button pf-m-${rank} pf-m-block" type="button" @click=${press}>${label}</button>`;
}
