import { html, type TemplateResult } from "lit";

/** A message in the card, which screen readers announce when it appears. */
export function alert(severity: "danger" | "warning" | "info" | "success", text: unknown): TemplateResult {
  return html`<div class="pf-c-alert pf-m-inline pf-m-${severity}" role=${/^[is]/.test(severity) ? "status" : "alert"}>
    <span>${text}</span>
  </div>`;
}
