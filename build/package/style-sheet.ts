/** Stands for the style sheets of a browser where there are none, as in Node, so that modules can be imported there. */
class NoStyleSheet {
  replaceSync() {}
}

/** What the package's modules use in place of the global of this name. */
export const CSSStyleSheet = typeof document === "undefined" ? NoStyleSheet : globalThis.CSSStyleSheet;
