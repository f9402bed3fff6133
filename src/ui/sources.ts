import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { absolute, inScheme, textOf, type LoginSource } from "../protocol/index.js";
import { showImageOrName } from "./image.js";
import { serverLanguage } from "./server-text.js";

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
  const promoted = list.filter((source) => source.promoted);
  const others = list.filter((source) => !source.promoted);
  const address = (icon: string) => absolute(inScheme(icon, scheme), base);
  const iconsOnly = !showLabels && others.every(hasImage);
  return html`
    <fieldset class="sources ${iconsOnly ? "icons" : ""}" name="login-sources">
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
      ${promoted.map((source) => button(source, true, address, choose))}
      ${others.map((source) => button(source, !iconsOnly, address, choose))}
    </fieldset>
  `;
}

/** `fa://` names an icon of a font that this page does not have. */
function hasImage({ icon_url }: LoginSource): boolean {
  return typeof icon_url === "string" && !!icon_url && !icon_url.startsWith("fa://");
}

function button(
  source: LoginSource,
  labelled: boolean,
  address: (icon: string) => string | undefined,
  choose: (source: LoginSource) => void,
): TemplateResult {
  const { promoted, icon_url } = source;
  const told = textOf(source.name);
  const name = told || msg("Another way");
  return html`<button
    class="pf-c-button pf-m-secondary ${promoted ? "promoted" : ""} pf-m-block"
    type="button"
    name="source-${kebab(name)}"
    title=${labelled ? nothing : name}
    lang=${told ? serverLanguage() : nothing}
    @click=${() => choose(source)}
  >
    ${icon_url && hasImage(source) ? html`<img src=${address(icon_url) ?? nothing} alt=${labelled ? "" : name} width="20" height="20" @load=${showImageOrName} @error=${showImageOrName} />` : nothing}
    ${labelled ? html`<bdi>${name}</bdi>` : nothing}
  </button>`;
}

function kebab(name: string): string {
  return name
    .trim()
    .replace(/([a-z\d])([A-Z])/g, "$1-$2")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .toLowerCase();
}
