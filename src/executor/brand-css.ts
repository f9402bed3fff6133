import { textOf, type Brand } from "../protocol/index.js";
import { brandSheet } from "../stage/brand-sheet.js";

/** Applies the brand's CSS to the executor and to every stage. */
export function applyBrandCss(brand: Brand | null, base: string): void {
  const css = textOf(brand?.branding_custom_css);
  brandSheet.replaceSync(css);
  if (!css.includes("@import")) return;
  void import("./imported-sheets.js").then(
    (it) => it.importSheets(css, base),
    () => {}, // only what it imports is missing
  );
}
