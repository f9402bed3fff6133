import { html, nothing, svg, type TemplateResult } from "lit";
import { icon } from "./icons/icon.js";

/**
 * A ring around an icon that grows and shrinks. Light mode has no keyframes, so it moves by itself; a policy that
 * forbids inline styles would keep Firefox from moving anything but its radius.
 */
const ring = () =>
  svg`<circle class="pulse" cx="12" cy="12" r="12" fill="none" stroke="currentColor">
    <animate attributeName="r" values="12;15;12" dur="2s" repeatCount="indefinite" />
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
