import type { CSSResult } from "lit";
import { sheetAround, within } from "./light.js";

/** An element that renders into a root of its own, or a stage in light mode. */
export type Rooted = HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

/** The styles that each stage in light mode was given. */
const given = new WeakMap<Rooted, CSSResult[]>();

/** Adds styles to those of an element, once, and below those of the brand. */
export function addStyles(element: Rooted, styles: CSSResult): void {
  const around = sheetAround(element);
  if (around) {
    const before = given.get(element) ?? [];
    if (before.includes(styles)) return;
    given.set(element, [...before, styles]);
    around.insertRule(within(element.localName, styles.cssText));
    return;
  }
  const root = element.renderRoot as ShadowRoot; // a stage has one, or an emulated one
  const { styleSheet } = styles;
  const sheets = root.adoptedStyleSheets;
  if (styleSheet && !sheets.includes(styleSheet)) root.adoptedStyleSheets = [styleSheet, ...sheets];
}
