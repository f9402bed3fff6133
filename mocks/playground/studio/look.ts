import type { WrittenBrand } from "../../blueprints/brands.js";
import { exportBrand } from "../../blueprints/brands.js";
import { demoBrand } from "../../brand.js";
import type { Brand, FlowInfo, Layout } from "../../../src/protocol/index.js";

/** What a person sets in the studio. An empty text leaves things as they are without a brand. */
export interface Look {
  title: string;
  /** Address or path of the logo, as servers keep it. */
  logo: string;
  /** A picture of this device that stands for the logo in the studio, as an address with all its data. */
  logoPicture: string;
  accent: string;
  background: string;
  /** The same for the background. */
  backgroundPicture: string;
  layout: Layout;
  /** Radius of the corners of fields and buttons, in pixels. */
  corners: number | undefined;
  css: string;
}

/** The page without a brand. */
export const plainLook: Look = {
  title: "",
  logo: "",
  logoPicture: "",
  accent: "",
  background: "",
  backgroundPicture: "",
  layout: "stacked",
  corners: undefined,
  css: "",
};

/** The brand that servers use unless another is for the host name. */
const DOMAIN = "authentik-default";
/** The flow that gets the layout. */
const FLOW = "default-authentication-flow";

/** How much rounder the card is than what is in it. */
const CARD = 1.6;

/** Whether browsers take a text for a colour. */
export function isColour(text: string): boolean {
  return CSS.supports("color", text) && !/^(inherit|initial|unset|revert|revert-layer)$/i.test(text.trim());
}

/** The brand's CSS: what the person has written, and below it what they have set by controls, which counts more. */
export function cssOf({ accent, corners, css }: Look): string {
  const settings = [
    ...(isColour(accent) ? [`--ak-accent: ${accent.trim()};`] : []),
    ...(corners === undefined ? [] : [`--ak-radius: ${corners}px;`, `--ak-card-radius: ${corners * CARD}px;`]),
  ];
  if (!settings.length) return css;
  const written = css.trimEnd();
  return `${written ? `${written}\n\n` : ""}:root,\n:host {\n${settings.map((it) => `  ${it}\n`).join("")}}\n`;
}

/** The brand as the page gets it from a server. */
export function brandOf(look: Look): Brand {
  const logo = look.logoPicture || look.logo;
  return {
    ...demoBrand,
    ...(look.title ? { branding_title: look.title } : {}),
    ...(logo ? { branding_logo: logo, branding_logo_themed_urls: null } : {}),
    branding_custom_css: cssOf(look),
  };
}

/** What the look changes of a flow; without a background of its own, the page has the one of its CSS. */
export function flowOf({ layout, background, backgroundPicture }: Look): Partial<FlowInfo> {
  return { layout, background: backgroundPicture || background, background_themed_urls: null };
}

/** The look as a blueprint; pictures of this device are not in it. */
export function blueprintOf(look: Look): string {
  const { title, logo, background, layout } = look;
  const brand: WrittenBrand = { domain: DOMAIN, title, logo, background, css: cssOf(look) };
  return exportBrand({ ...brand, ...(layout === "stacked" ? {} : { layout: { flow: FLOW, layout } }) });
}
