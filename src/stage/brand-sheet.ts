/** The brand's own CSS. Each of our roots adopts this one sheet last, so a new text reaches all at once. */
export const brandSheet = new CSSStyleSheet();
