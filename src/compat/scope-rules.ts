import { scopeParts, scopeSelectorList, type Origin } from "./scope-selector.js";

/** CSS text by origin; see {@link Origin}. */
type Scoped = Record<Origin, string>;

/**
 * Layers for rules that lose to those of the tree around, in the order of shadow DOM. Rules without a layer beat both.
 */
export const LAYERS = "@layer ak-host,ak-slotted;";

/** The CSS of a document sheet that does what a sheet does in the shadow trees of `tag`. */
export function scopeSheet(sheet: CSSStyleSheet, tag: string): string {
  const { own, host, slotted } = new Scope(sheet, tag).rules(sheet.cssRules);
  return `@layer ak-host{${host}}@layer ak-slotted{${slotted}}${own}`;
}

/** The `::part()` rules of a sheet of the document, rewritten for emulated trees. */
export function scopePartRules(rules: Iterable<CSSRule>): string {
  let text = "";
  for (const rule of rules) {
    const start = rule.cssText.indexOf("{");
    if (rule instanceof CSSStyleRule) {
      const parts = scopeParts(rule.selectorText);
      if (parts) text += parts + rule.cssText.slice(start);
    }
    const inner = "cssRules" in rule ? scopePartRules(rule.cssRules as CSSRuleList) : "";
    if (inner) text += `${rule.cssText.slice(0, start)}{${inner}}`;
  }
  return text;
}

class Scope {
  readonly #tag: string;
  readonly #animations: readonly string[];

  constructor(sheet: CSSStyleSheet, tag: string) {
    this.#tag = tag;
    this.#animations = Array.from(sheet.cssRules)
      .filter((rule) => rule instanceof CSSKeyframesRule)
      .map((rule) => rule.name);
  }

  rules(rules: Iterable<CSSRule>): Scoped {
    const scoped: Scoped = { own: "", host: "", slotted: "" };
    for (const rule of rules) this.#rule(rule, scoped);
    return scoped;
  }

  #rule(rule: CSSRule, scoped: Scoped) {
    if (rule instanceof CSSStyleRule) {
      const body = `{${this.#declarations(rule.style)}${this.#nested(rule.cssRules)}}`;
      for (const [origin, selector] of this.#selectors(rule)) scoped[origin] += selector + body;
    } else if (rule instanceof CSSKeyframesRule) {
      scoped.own += rule.cssText.replace(rule.name, this.#rename(rule.name));
    } else if (rule instanceof CSSLayerStatementRule) {
      scoped.own += `@layer ${Array.from(rule.nameList, (name) => `${this.#tag}.${name}`).join()};`;
    } else if (rule instanceof CSSGroupingRule) {
      const inner = this.rules(rule.cssRules);
      for (const origin of ["own", "host", "slotted"] as const) {
        if (inner[origin]) scoped[origin] += `${this.#prelude(rule)}{${inner[origin]}}`;
      }
    } else {
      scoped.own += rule.cssText; // @font-face, @property …: they apply to the whole document
    }
  }

  /** Rules inside rules; `&` stands for the rewritten outer rule. */
  #nested(rules: Iterable<CSSRule>): string {
    let text = "";
    for (const rule of rules) {
      if (rule instanceof CSSStyleRule) {
        const selectors = this.#selectors(rule).map(([, selector]) => selector);
        text += `${selectors.join()}{${this.#declarations(rule.style)}${this.#nested(rule.cssRules)}}`;
      } else if (rule instanceof CSSGroupingRule) {
        text += `${this.#prelude(rule)}{${this.#nested(rule.cssRules)}}`;
      } else if ("style" in rule) {
        text += this.#declarations(rule.style as CSSStyleDeclaration); // declarations after a nested rule
      }
    }
    return text;
  }

  #selectors(rule: CSSStyleRule): [Origin, string][] {
    return Object.entries(scopeSelectorList(rule.selectorText, this.#tag)) as [Origin, string][];
  }

  #prelude(rule: CSSGroupingRule): string {
    const prelude = rule.cssText.slice(0, rule.cssText.indexOf("{")).trim();
    // Layers of two trees are different, even if they have the same name.
    return prelude.replace(/^@layer\s+(?=\S)/, `@layer ${this.#tag}.`);
  }

  /** Declarations, with animations renamed so that they differ from those of other trees. */
  #declarations(style: CSSStyleDeclaration): string {
    if (!this.#animations.length) return style.cssText;
    return style.cssText.replace(/(animation(?:-name)?:)([^;]+)/g, (_, property: string, value: string) => {
      const renamed = value.replace(/[-\w]+/g, (word) => (this.#animations.includes(word) ? this.#rename(word) : word));
      return property + renamed;
    });
  }

  #rename(animation: string): string {
    return `${this.#tag}-${animation}`;
  }
}
