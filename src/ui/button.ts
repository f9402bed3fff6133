import { html, type TemplateResult } from "lit";

/** A button that does not send the form; it stands outside of it. */
export function button(label: unknown, press: () => void, rank: "primary" | "secondary" = "secondary"): TemplateResult {
  return html`<button class="pf-c-button pf-m-${rank} pf-m-block" type="button" @click=${press}>${label}</button>`;
}
