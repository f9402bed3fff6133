import { textOf, type Brand } from "../protocol/index.js";
import { brandSheet, lightBrandSheet } from "../stage/brand-sheet.js";
import { LIGHT, within } from "../stage/light.js";

/** Whether a brand before may have left something beside its sheet. */
let isCompleted = false;

/** Applies the brand's CSS to the executor and to every stage. */
export function applyBrandCss(brand: Brand | null, base: string): void {
  const css = textOf(brand?.branding_custom_css);
  brandSheet.replaceSync(css);
  applyInLight(brandSheet);
  if (!css && !isCompleted) return;
  isCompleted = true;
  void import("./beside-brand.js").then(
    (it) => it.completeBrandCss(css, base),
    () => {}, // only what it imports, and the background of the page, are missing
  );
}

/** Applies the brand's CSS to stages in light mode. What holds no rules, such as a font, cannot be nested. */
function applyInLight({ cssRules }: CSSStyleSheet) {
  const texts = { nested: "", other: "" };
  for (const rule of cssRules) {
    texts["cssRules" in rule && !(rule instanceof CSSKeyframesRule) ? "nested" : "other"] += hostless(rule);
  }
  lightBrandSheet.replaceSync(texts.other + within(`[slot="${LIGHT}"]`, texts.nested));
}

/** The text of a rule with `&` for `:host`, which means nothing outside of shadow trees; `:not(._)` weighs the same. */
function hostless(rule: CSSRule): string {
  const { cssText } = rule;
  if (!cssText.includes(":host")) return cssText;
  if (rule instanceof CSSStyleRule) {
    const { selectorText } = rule;
    const selector = selectorText.replaceAll(":host(", "&:not(._):is(").replaceAll(":host", "&:not(._)");
    return selector + cssText.slice(selectorText.length);
  }
  const inner = "cssRules" in rule ? Array.from(rule.cssRules as CSSRuleList, hostless) : [];
  return `${cssText.slice(0, cssText.indexOf("{"))}{${inner.join("")}}`;
}
