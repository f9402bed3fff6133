import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { capsLock } from "../ui/caps-lock.js";
import { eyeButton } from "../ui/reveal.js";
import { addStyles, type Rooted } from "./add-styles.js";
import { passwordStyles } from "./password-styles.js";

/** Helps a user to type a password: a button in its field shows it, and a note tells of Caps Lock. */
export class PasswordAids implements ReactiveController {
  constructor(readonly host: Rooted & ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected() {
    const { renderRoot } = this.host;
    addStyles(this.host, passwordStyles);
    for (const type of KEYS) renderRoot.addEventListener(type, this.#note);
  }

  hostDisconnected() {
    for (const type of KEYS) this.host.renderRoot.removeEventListener(type, this.#note);
  }

  /** The button and the note, to be placed after the form. */
  template(canShow: boolean): TemplateResult {
    return html`${canShow ? eyeButton() : nothing}
      <p class="caps-lock" role="status"></p>`;
  }

  readonly #note = (event: Event) => {
    const note = this.host.renderRoot.querySelector(".caps-lock");
    if (note && (event.target as Element).matches("[autocomplete=current-password]"))
      note.textContent = capsLock(event);
  };
}

/** The events with which browsers report Caps Lock. */
const KEYS = ["keydown", "keyup"];
