import type { CSSResult } from "lit";

/** An element with a root of its own. */
export type Rooted = HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

/** Adds styles to the root of an element, below those that it has. */
export function addStyles({ renderRoot }: Rooted, { styleSheet }: CSSResult): void {
  const root = renderRoot as ShadowRoot; // a stage has one, or an emulated one
  const sheets = root.adoptedStyleSheets;
  if (styleSheet && !sheets.includes(styleSheet)) root.adoptedStyleSheets = [styleSheet, ...sheets];
}
