import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { checkStyles } from "../ui/check-styles.js";
import { addStyles, type Rooted } from "./add-styles.js";
import { forgetStoredIdentifier, storeIdentifier, storedIdentifier } from "./stored-identifier.js";

/** Offers to remember the user's name on this device. Loaded only if the server asks for it, which few do. */
export class RememberMe {
  /** The name that this device remembers. */
  readonly identifier = storedIdentifier();

  /** @param stage - whose form it is part of */
  constructor(stage: Rooted) {
    addStyles(stage, checkStyles);
  }

  /** The check box, to be placed inside the form. */
  template(): TemplateResult {
    return html`<div class="pf-c-check">
      <input id="ak-remember" name="remember" type="checkbox" ?checked=${this.identifier !== undefined} />
      <label for="ak-remember">${msg("Remember my username")}</label>
    </div>`;
  }

  /** Stores or removes the name, as the user chose in the form. */
  keep(form: FormData, identifier: string): void {
    if (form.has("remember")) storeIdentifier(identifier);
    else forgetStoredIdentifier();
  }
}
