import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { absolute, inScheme, textOf, type LoginSource } from "../protocol/index.js";
import { showImageOrName } from "./image.js";
import { serverText } from "./server-text.js";

/**
 * Other ways to sign in, as good as a password: with a passkey, or at other places, the promoted ones first.
 * @param passkeys - address of the flow that asks for a passkey
 * @param isAlone - whether there is no form above them
 */
export function sources(
  list: readonly LoginSource[],
  showLabels: boolean,
  base: string,
  scheme: "light" | "dark",
  choose: (source: LoginSource) => void,
  passkeys: string | undefined,
  isAlone: boolean,
): TemplateResult | typeof nothing {
  if (!list.length && !passkeys) return nothing;
  const iconsOnly = !showLabels && list.every((source) => source.promoted || iconOf(source));
  const button = (source: LoginSource) => {
    const { promoted } = source;
    const isLabelled = promoted || !iconsOnly;
    const told = textOf(source.name);
    const name = told || msg("Another way");
    const icon = iconOf(source);
    return html`<button
      class="pf-c-button pf-m-secondary ${promoted ? "promoted" : ""} pf-m-block"
      type="button"
      name="source-${kebab(name)}"
      title=${isLabelled ? nothing : name}
      @click=${() => choose(source)}
    >
      ${icon ? html`<img src=${absolute(inScheme(icon, scheme), base) ?? nothing} alt=${isLabelled ? "" : name} @load=${showImageOrName} @error=${showImageOrName} />` : nothing}
      ${isLabelled ? html`<span>${told ? msg(html`Continue with ${serverText(told)}`) : name}</span>` : nothing}
    </button>`;
  };
  return html`
    <fieldset class="sources ${iconsOnly ? "icons" : ""}" name="login-sources">
      ${isAlone ? nothing : html`<legend>${msg("or")}</legend>`}
      ${
        passkeys
          ? html`<a
              class="pf-c-button ${isAlone ? "pf-m-primary" : "pf-m-secondary"} pf-m-block"
              href=${passkeys}
              ouiaId="passwordless"
              data-ouia-component-id="passwordless"
              >${msg("Sign in with a passkey")}</a
            >`
          : nothing
      }
      ${list.filter(({ promoted }) => promoted).map(button)} ${list.filter(({ promoted }) => !promoted).map(button)}
    </fieldset>
  `;
}

/** The address of an icon; `fa://` names one of a font that this page does not have. */
function iconOf({ icon_url }: LoginSource): string {
  const address = textOf(icon_url);
  return address.startsWith("fa://") ? "" : address;
}

function kebab(name: string): string {
  return name
    .trim()
    .replace(/([a-z\d])([A-Z])/g, "$1-$2")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .toLowerCase();
}
