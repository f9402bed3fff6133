import type { LitElement } from "lit";
import { lightBrandSheet } from "./brand-sheet.js";

/** The slot of the executor that shows its stage in light mode. A stage with this `slot` renders into itself. */
export const LIGHT = "ak-stage";

/** The sheet of each stage in light mode. */
const sheets = new WeakMap<object, CSSStyleSheet>();

/**
 * Lets the tree around a stage adopt the stage's styles, and the brand's, for as long as the stage is there.
 * @param styles - those of the stage, each as Lit holds it
 */
export function styleAround(stage: LitElement, styles: readonly { readonly cssText?: string }[]): void {
  const own = new CSSStyleSheet();
  own.replaceSync(within(stage.localName, RESET + styles.map(({ cssText = "" }) => cssText).join("")));
  sheets.set(stage, own);
  let adopted: CSSStyleSheet[] = [];
  stage.addController({
    hostConnected() {
      adopted = (stage.getRootNode() as Document | ShadowRoot).adoptedStyleSheets;
      adopted.push(own, lightBrandSheet);
    },
    hostDisconnected() {
      for (const sheet of [own, lightBrandSheet]) {
        const at = adopted.lastIndexOf(sheet);
        if (at >= 0) adopted.splice(at, 1); // else the page has put other sheets in its place
      }
    },
  });
}

/** The sheet of a stage in light mode. */
export function sheetAround(stage: object): CSSStyleSheet | undefined {
  return sheets.get(stage);
}

/**
 * Rules for the inside of a stage alone. `:host` stands for nothing there; `#_`, which no element has, gives the rules
 * more weight than those of a page have.
 */
export function within(stage: string, rules: string): string {
  return `:is(${stage},#_#_#_#_){${rules}}`;
}

/**
 * Keeps rules of the page away, as the edge of a shadow tree does. Drawings, pictures and texts with a language are
 * styled by their attributes too, which `revert` would undo and `revert-layer` does not; it leaves rules of the page that
 * stand in layers. What is in a slot is the page's.
 */
const RESET =
  "all:revert;display:block;:where(:not(slot *)),::before,::after,::placeholder,::marker,::file-selector-button{all:revert}:where(svg,svg *,img,[lang],.rich *){all:revert-layer}";
