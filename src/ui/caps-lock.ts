import { msg } from "@lit/localize";
import { html, type LitElement, type TemplateResult } from "lit";

/** The note that Caps Lock is on, filled by {@link noteCapsLock} on the field of this id. */
export function capsLockHint(id: string): TemplateResult {
  return html`<p class="pf-c-form__helper-text" id="${id}-caps-lock" role="status"></p>`;
}

/** Handles key events of a field: browsers report Caps Lock only with these. */
export function noteCapsLock(this: LitElement, event: KeyboardEvent) {
  const field = event.currentTarget as HTMLElement;
  const hint = this.renderRoot.querySelector(`#${CSS.escape(field.id)}-caps-lock`);
  if (hint) hint.textContent = capsLock(event);
}

/** What to tell the user of Caps Lock. Events of password managers are no keyboard events. */
export function capsLock(event: Event): string {
  const isOn = event instanceof KeyboardEvent && event.getModifierState("CapsLock");
  return isOn ? msg("Caps Lock is on.") : "";
}
