import { html, nothing, type TemplateResult } from "lit";
import { icon } from "./icons/icon.js";
import { METHOD_ICONS } from "./icons/methods.js";

/** What the page waits for the user to do elsewhere, with the icon of the second factor. */
export function waiting(device_class: string, text: unknown): TemplateResult {
  const path = METHOD_ICONS[device_class];
  return html`<div class="wait">
    ${path ? icon(path) : nothing}
    <p role="status">${text}</p>
  </div>`;
}
