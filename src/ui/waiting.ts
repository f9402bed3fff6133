import { html, nothing, svg, type TemplateResult } from "lit";
import { icon } from "./icons/icon.js";

/** A ring that grows and fades around an icon. Light mode has no keyframes, so it moves by itself. */
const ring = () =>
  svg`<circle class="pulse" cx="12" cy="12" r="11" fill="none" stroke="currentColor">
    <animate attributeName="r" values="11;16" dur="2s" repeatCount="indefinite" />
    <animate attributeName="opacity" values="0.6;0" dur="2s" repeatCount="indefinite" />
  </circle>`;

/**
 * What the page waits for, or what is done, below its icon; needs `waitStyles`.
 * @param path - the path of the icon
 * @param isUsersTurn - whether the user has to act on another device or in a prompt; the icon pulses then
 */
export function waiting(path: string | undefined, text: unknown, isUsersTurn = false): TemplateResult {
  return html`<div class="wait">
    ${path ? icon(path, isUsersTurn ? ring() : "") : nothing}
    <p role="status">${text}</p>
  </div>`;
}
