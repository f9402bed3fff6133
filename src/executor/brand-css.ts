import { textOf, type Brand } from "../protocol/index.js";
import { brandSheet, lightBrandSheet } from "../stage/brand-sheet.js";
import { LIGHT, within } from "../stage/light.js";

/** Whether a brand before may have left something beside its sheet. */
let isCompleted = false;

/** Applies the brand's CSS to the executor and to every stage. */
export function applyBrandCss(brand: Brand | null, base: string): void {
  const css = textOf(brand?.branding_custom_css);
  brandSheet.replaceSync(css);
  applyInLight(css);
  if (!css && !isCompleted) return;
  isCompleted = true;
  void import("./beside-brand.js").then(
    (it) => it.completeBrandCss(css, base),
    () => {}, // only what it imports, and the background of the page, are missing
  );
}

/** Applies the brand's CSS to stages in light mode. What holds no rules, such as a font, cannot be nested. */
function applyInLight(css: string) {
  lightBrandSheet.replaceSync(css);
  rewriteHosts(lightBrandSheet.cssRules);
  const texts = { nested: "", other: "" };
  for (const rule of lightBrandSheet.cssRules) {
    texts["cssRules" in rule && !(rule instanceof CSSKeyframesRule) ? "nested" : "other"] += rule.cssText;
  }
  lightBrandSheet.replaceSync(texts.other + within(`[slot="${LIGHT}"]`, texts.nested));
}

/** Writes `&` for `:host`, which means nothing outside of shadow trees; `:not(._)` weighs the same. */
function rewriteHosts(rules: CSSRuleList) {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule) {
      rule.selectorText = rule.selectorText.replaceAll(":host(", "&:not(._):is(").replaceAll(":host", "&:not(._)");
    } else if ("cssRules" in rule) rewriteHosts(rule.cssRules as CSSRuleList);
  }
}
