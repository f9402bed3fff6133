import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { checkStyles } from "../ui/check-styles.js";
import { forgetStoredIdentifier, storeIdentifier, storedIdentifier } from "./stored-identifier.js";

/** Whose form it stands in. */
type Host = HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

/** Offers to keep the user's name on this device. Few servers want that: it is loaded if one does. */
export class RememberMe {
  /** The name that this device remembers. */
  readonly identifier = storedIdentifier();

  constructor({ renderRoot }: Host) {
    const { styleSheet } = checkStyles;
    const root = renderRoot as ShadowRoot; // our stages have one, or what stands for one
    const sheets = root.adoptedStyleSheets;
    if (styleSheet && !sheets.includes(styleSheet)) root.adoptedStyleSheets = [styleSheet, ...sheets];
  }

  /** The choice; for inside of a form. */
  template(): TemplateResult {
    return html`<div class="pf-c-check">
      <input id="ak-remember" name="remember" type="checkbox" ?checked=${this.identifier !== undefined} />
      <label for="ak-remember">${msg("Remember my name on this device")}</label>
    </div>`;
  }

  /** Keeps or forgets the name, as was chosen in the form. */
  keep(form: FormData, identifier: string): void {
    if (form.has("remember")) storeIdentifier(identifier);
    else forgetStoredIdentifier();
  }
}
