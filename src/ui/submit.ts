import { html, type TemplateResult } from "lit";

/** The one button that sends the response. */
export function submit(label: unknown): TemplateResult {
  return html`<button class="pf-c-button pf-m-primary pf-m-block" type="submit">${label}</button>`;
}
