import { LAYERS, scopePartRules, scopeSheet } from "./scope-rules.js";

/** By tag and adopted sheet: the sheet of the document that stands for it. */
const counterparts = new Map<string, Map<CSSStyleSheet, CSSStyleSheet>>();

/**
 * Lets emulated roots adopt sheets: for each sheet and tag the document adopts one, scoped to the trees of that tag.
 */
export function emulateSheets(Root: typeof ShadowRoot) {
  const layers = new CSSStyleSheet();
  layers.replaceSync(LAYERS);
  document.adoptedStyleSheets.push(layers, parts);
  const adopted = new WeakMap<ShadowRoot, CSSStyleSheet[]>();
  Object.defineProperty(Root.prototype, "adoptedStyleSheets", {
    configurable: true,
    get(this: ShadowRoot) {
      return adopted.get(this) ?? [];
    },
    set(this: ShadowRoot, sheets: CSSStyleSheet[]) {
      adopted.set(this, sheets);
      for (const sheet of sheets) addCounterpart(sheet, this.host.localName);
    },
  });
}

function addCounterpart(sheet: CSSStyleSheet, tag: string) {
  const known = counterparts.get(tag) ?? new Map<CSSStyleSheet, CSSStyleSheet>();
  counterparts.set(tag, known);
  if (known.has(sheet)) return;
  const counterpart = new CSSStyleSheet();
  counterpart.replaceSync(scopeSheet(sheet, tag));
  known.set(sheet, counterpart);
  document.adoptedStyleSheets.push(counterpart);
  updateCounterparts(sheet);
  reachParts();
}

/** Updates the counterparts of a sheet when its text is replaced, as the brand's is. */
function updateCounterparts(sheet: CSSStyleSheet) {
  if (Object.hasOwn(sheet, "replaceSync")) return;
  const replaceSync = sheet.replaceSync.bind(sheet);
  sheet.replaceSync = (text) => {
    replaceSync(text);
    for (const [tag, known] of counterparts) known.get(sheet)?.replaceSync(scopeSheet(sheet, tag));
    reachParts();
  };
}

/** The `::part()` rules of the sheets of the document, the page's and the brand's, rewritten for emulated trees. */
const parts = new CSSStyleSheet();

function reachParts() {
  let text = "";
  for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
    try {
      if (sheet !== parts) text += scopePartRules(sheet.cssRules);
    } catch {
      // Scripts may not read a sheet of another origin.
    }
  }
  parts.replaceSync(text);
}
