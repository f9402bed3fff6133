import { LAYERS, scopePartRules, scopeSheet } from "./scope-rules.js";

/** The document's counterparts of the sheets that the roots of a tag have adopted. */
const counterparts = new Map<string, Map<CSSStyleSheet, CSSStyleSheet>>();

/** Lets emulated roots adopt sheets: each stands in the document once for each tag, scoped to the trees of that tag. */
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
  updateWith(sheet);
  reachParts();
}

/** A sheet that gets another text, as the brand's does, takes its counterparts along. */
function updateWith(sheet: CSSStyleSheet) {
  if (Object.hasOwn(sheet, "replaceSync")) return;
  const replaceSync = sheet.replaceSync.bind(sheet);
  sheet.replaceSync = (text) => {
    replaceSync(text);
    for (const [tag, known] of counterparts) known.get(sheet)?.replaceSync(scopeSheet(sheet, tag));
    reachParts();
  };
}

/** What the sheets of the document, as the page's and the brand's, say of parts. */
const parts = new CSSStyleSheet();

function reachParts() {
  let text = "";
  for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
    try {
      if (sheet !== parts) text += scopePartRules(sheet.cssRules);
    } catch {
      // A sheet from elsewhere cannot be read.
    }
  }
  parts.replaceSync(text);
}
