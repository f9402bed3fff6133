import { safeTarget } from "../protocol/index.js";

/** A statement that may stand before the first rule of a style sheet. */
const STATEMENT = /^@(?:charset|layer|import)\s(?:[^;{"']|"[^"]*"|'[^']*')*;/i;
/** An import: its address and its media. */
const IMPORT = /^@import\s+(?:url\(\s*)?["']?([^"')\s;]+)["']?\s*\)?\s*([^;]*);$/i;

const links: HTMLLinkElement[] = [];

/**
 * Loads the sheets that the brand's CSS imports. Browsers ignore imports in a constructed sheet, so each is added to
 * the document as a `<link>`: its fonts and custom properties reach our elements, its other rules the page alone. The
 * links stay until the next call.
 */
export function importSheets(css: string, base: string): void {
  for (const link of links.splice(0)) link.remove();
  for (const statement of leadingStatements(css)) {
    const [, address = "", media = ""] = IMPORT.exec(statement) ?? [];
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
