import { html, nothing, type TemplateResult } from "lit";
import { icon } from "./icons/icon.js";

/**
 * What the page waits for, or what is done, below its icon; needs `waitStyles`.
 * @param path - the path of the icon
 */
export function waiting(path: string | undefined, text: unknown): TemplateResult {
  return html`<div class="wait">
    ${path ? icon(path) : nothing}
    <p role="status">${text}</p>
  </div>`;
}
