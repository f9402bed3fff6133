import { textOf, type Brand } from "../protocol/index.js";
import { brandSheet } from "../stage/brand-sheet.js";

/** Gives every root of ours the brand's CSS. */
export function applyBrandCss(brand: Brand | null, base: string): void {
  const css = textOf(brand?.branding_custom_css);
  brandSheet.replaceSync(css);
  if (!css.includes("@import")) return;
  void import("./imported-sheets.js").then(
    (it) => it.importSheets(css, base),
    () => {}, // the rest of the brand's CSS is there
  );
}
