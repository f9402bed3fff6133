import { msg } from "@lit/localize";
import { html, type LitElement, type TemplateResult } from "lit";

/** Where it is said that Caps Lock is on; goes with {@link noteCapsLock} on the field of this id. */
export function capsLockHint(id: string): TemplateResult {
  return html`<p class="pf-c-form__helper-text" id="${id}-caps-lock" role="status"></p>`;
}

/** Listens to the keys of a field. A browser tells of Caps Lock only while one is pressed. */
export function noteCapsLock(this: LitElement, event: KeyboardEvent) {
  const field = event.currentTarget as HTMLElement;
  const hint = (this.renderRoot as ShadowRoot).getElementById(`${field.id}-caps-lock`);
  // What a password manager types are not keys.
  const isOn = event instanceof KeyboardEvent && event.getModifierState("CapsLock");
  if (hint) hint.textContent = isOn ? msg("Caps Lock is on.") : "";
}
