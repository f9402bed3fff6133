import { html } from "lit";

/** The place for what the page thinks of a new password, below its field. */
export function passwordNote() {
  return html`<div class="pf-c-form__helper-text password-note" role="status"></div>`;
}
