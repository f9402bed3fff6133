import { readFileSync } from "node:fs";

/** A message of the page and its translation. Where a value is inserted, the text has its number: `{0}`. */
export interface Unit {
  /** What `lit-localize` calls the message: a hash of its English text. */
  id: string;
  source: string;
  /** The translation, if there is one. */
  target: string | undefined;
}

/** The locales that the page is translated into. */
export const locales: readonly string[] = (
  JSON.parse(readFileSync("lit-localize.json", "utf8")) as { targetLocales: string[] }
).targetLocales;

const CHARACTERS: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

/** Reads the messages in the file of a locale. It understands what `lit-localize` writes there, not all of XLIFF. */
export function readUnits(locale: string): Unit[] {
  const file = readFileSync(`src/i18n/xliff/${locale}.xlf`, "utf8");
  return [...file.matchAll(/<trans-unit id="([^"]+)">([^]*?)<\/trans-unit>/g)].map(([, id = "", unit = ""]) => ({
    id,
    source: textOf(unit, "source") ?? "",
    target: textOf(unit, "target"),
  }));
}

/** The text of an element, in one line. */
function textOf(unit: string, name: string): string | undefined {
  const [, xml] = new RegExp(`<${name}>([^]*?)</${name}>`).exec(unit) ?? [];
  return xml
    ?.replace(/<x id="(\d+)"[^>]*\/>/g, "{$1}")
    .replace(/&(\w+);/g, (reference, name: string) => CHARACTERS[name] ?? reference)
    .replace(/\n\s*/g, " ");
}
