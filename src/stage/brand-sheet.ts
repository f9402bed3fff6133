/** The brand's CSS. Executor and stages adopt this one sheet last, so that a new text applies to all at once. */
export const brandSheet = new CSSStyleSheet();

/** The same for stages in light mode; the tree around such a stage adopts it last. */
export const lightBrandSheet = new CSSStyleSheet();
