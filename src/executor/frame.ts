import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { showImageOrName } from "../ui/image.js";
import { hasPage, knownLayout } from "./layouts.js";
import type { Remedies } from "./progress.js";
import type { Words } from "./words.js";
import { absolute, inScheme, textOf } from "../protocol/index.js";
import type { Brand, FlowInfo, FlowSession, Layout, ThemedUrls } from "../protocol/index.js";

/** The custom property by which the styles of the frame find the image. */
const BACKGROUND = "--ak-flow-background";

/** The colour scheme, and the root of the installation that addresses of images are relative to. */
export interface ImageContext {
  dark: boolean;
  base: string;
}

/** Absolute address of an image, in its variant for the colour scheme; nothing if the server sent no address. */
export function image(
  themed: ThemedUrls | null | undefined,
  fallback: string | undefined,
  { dark, base }: ImageContext,
): string | undefined {
  const scheme = dark ? "dark" : "light";
  const address = themed?.[scheme] || fallback;
  return address ? absolute(inScheme(address, scheme), base) : undefined;
}

/** The background image of a flow, unless the layout shows a page there. */
export function backgroundImage(info: FlowInfo, context: ImageContext): string | undefined {
  const address = image(info.background_themed_urls, info.background, context);
  return hasPage(knownLayout(info.layout)) ? undefined : address;
}

/** Shows the background image. An address with another query is the same image: each challenge renews its signature. */
export function paintBackground(style: CSSStyleDeclaration, address: string | undefined): void {
  const image = address ? `url("${address.replaceAll('"', "%22")}")` : "";
  const isNew = image.split(/[?"]/)[1] !== style.getPropertyValue(BACKGROUND).split(/[?"]/)[1];
  if (isNew) style.setProperty(BACKGROUND, image);
}

/** Applies the layout and the background that a challenge names. */
export function paint(
  executor: { layout: Layout; readonly style: CSSStyleDeclaration },
  info: FlowInfo | undefined,
  images: ImageContext,
): void {
  if (!info) return;
  executor.layout = knownLayout(info.layout);
  paintBackground(executor.style, backgroundImage(info, images));
}

/** Shown until there is a stage. */
export function placeholder(): TemplateResult {
  return html`<div class="placeholder">
    <slot name="placeholder"><p role="status">${msg("Loading …")}</p></slot>
  </div>`;
}

/** A failure in few words, for when `progress.ts` could not be loaded. */
function plainFailure({ state }: FlowSession, _stage: unknown, { retry }: Remedies) {
  const way = (go: () => void, text: string) =>
    html`<button class="pf-c-button pf-m-secondary" type="button" @click=${go}>${text}</button>`;
  return html`${
    state.status === "failed"
      ? html`<div role="alert"><h1 class="pf-c-title">${msg("Something went wrong")}</h1></div>
          ${way(retry, msg("Try again"))} ${way(() => location.reload(), msg("Reload the page"))}`
      : nothing
  }`;
}

export type { Words } from "./words.js";

/** What the executor says while its other words cannot be loaded. */
export const plainWords: Words = {
  showProgress: plainFailure,
  showDetails: () => nothing,
  footer: () => nothing,
  backdrop: () => nothing,
};

/** The brand's logo, or its name if the logo does not load; an empty box until the brand is known. */
export function logo(brand: Brand | null, context: ImageContext): TemplateResult | typeof nothing {
  if (!brand) return html`<div class="pf-c-login__header"></div>`;
  const address = image(brand.branding_logo_themed_urls, brand.branding_logo, context);
  if (!address) return nothing;
  const name = textOf(brand.branding_title);
  const picture = html`<img
    class="pf-c-brand branding-logo"
    src=${address}
    alt=${name}
    @load=${showImageOrName}
    @error=${showImageOrName}
  />`;
  return html`<div class="pf-c-login__header ak-brand" part="branding">${picture}</div>`;
}
