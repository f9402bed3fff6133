import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { checkStyles } from "../ui/check-styles.js";
import { forgetStoredIdentifier, storeIdentifier, storedIdentifier } from "./stored-identifier.js";

/** The stage whose form it is part of. */
type Host = HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

/** Offers to remember the user's name on this device. Loaded only if the server asks for it, which few do. */
export class RememberMe {
  /** The name that this device remembers. */
  readonly identifier = storedIdentifier();

  constructor({ renderRoot }: Host) {
    const { styleSheet } = checkStyles;
    const root = renderRoot as ShadowRoot; // a stage has one, or an emulated one
    const sheets = root.adoptedStyleSheets;
    if (styleSheet && !sheets.includes(styleSheet)) root.adoptedStyleSheets = [styleSheet, ...sheets];
  }

  /** The check box, to be placed inside the form. */
  template(): TemplateResult {
    return html`<div class="pf-c-check">
      <input id="ak-remember" name="remember" type="checkbox" ?checked=${this.identifier !== undefined} />
      <label for="ak-remember">${msg("Remember my name on this device")}</label>
    </div>`;
  }

  /** Stores or removes the name, as the user chose in the form. */
  keep(form: FormData, identifier: string): void {
    if (form.has("remember")) storeIdentifier(identifier);
    else forgetStoredIdentifier();
  }
}
