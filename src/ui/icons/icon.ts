import { html, svg, type TemplateResult } from "lit";

/** An icon of our own family: lines of one weight in a square of 24, in the colour of the text, for eyes alone. */
export function icon(path: string, more: unknown = ""): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
    ${svg`<path d=${path} fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" />${more}`}
  </svg>`;
}
