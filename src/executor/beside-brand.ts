import { safeTarget } from "../protocol/index.js";
import { brandSheet } from "../stage/brand-sheet.js";

/** A statement that may stand before the first rule of a style sheet; addresses of fonts hold semicolons. */
const STATEMENT = /^@(?:charset|layer|import)\b(?:"[^"]*"|'[^']*'|url\([^"')]*\)|(?!url\([^"')]*\))[^;{"'])*;/i;
/** An import: its address in one of three spellings, and its media. A link has no layers. */
const IMPORT =
  /^@import\s*(?:url\(\s*)?(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)?\s*(?:layer(?:\([^)]*\))?\s*)?([^;]*);$/i;

/** A selector of the page itself. */
const PAGE = /^(?:html|:root|body)$/;

const links: HTMLLinkElement[] = [];

/** Lets the executor show the page behind it. */
const clearSheet = new CSSStyleSheet();
clearSheet.replaceSync("ak-flow-executor { background: none }");

/** Does what the brand's CSS means beyond the sheet of it that executor and stages adopt. */
export function completeBrandCss(css: string, base: string): void {
  importSheets(css, base);
  revealPage();
}

/** Shows the background that the brand gives to the page: the executor covers it with its own otherwise. */
function revealPage() {
  const sheets = document.adoptedStyleSheets.filter((sheet) => sheet !== clearSheet);
  if (!sheets.includes(brandSheet)) return; // on a page of another author the brand's CSS is for the executor alone
  const paints = [...brandSheet.cssRules].some(
    (rule) =>
      rule instanceof CSSStyleRule &&
      rule.selectorText.split(/\s*,\s*/).some((selector) => PAGE.test(selector)) &&
      (rule.style.backgroundImage || rule.style.backgroundColor),
  );
  document.adoptedStyleSheets = paints ? [clearSheet, ...sheets] : sheets;
}

/**
 * Loads the sheets that the brand's CSS imports. Browsers ignore imports in a constructed sheet, so each is added to
 * the document as a `<link>`: its fonts and custom properties reach our elements, its other rules the page alone. The
 * links stay until the next call.
 */
function importSheets(css: string, base: string): void {
  for (const link of links.splice(0)) link.remove();
  for (const statement of leadingStatements(css)) {
    const [, double, single, bare, media = ""] = IMPORT.exec(statement) ?? [];
    const address = double ?? single ?? bare;
    const href = address && safeTarget(address, base);
    if (!href) continue;
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href, media });
    link.addEventListener("error", () => {
      console.warn(
        `The brand's CSS imports ${href}, which does not load: style-src of the page's policy must allow it.`,
      );
    });
    links.push(link);
    document.head.append(link);
  }
}

/** The statements before the first rule: only there is an import valid. */
function leadingStatements(css: string): string[] {
  const statements: string[] = [];
  for (let rest = css.trimStart(); ; rest = rest.trimStart()) {
    const [statement] = STATEMENT.exec(rest) ?? [];
    const end = statement ? statement.length : rest.startsWith("/*") ? rest.indexOf("*/", 2) + 2 : 0;
    if (end < 2) return statements;
    if (statement) statements.push(statement);
    rest = rest.slice(end);
  }
}
