import { readFileSync } from "node:fs";

/** A message of the page and its translation. Where a value is inserted, the text has its number: `{0}`. */
export interface Unit {
  /** What `lit-localize` calls the message: a hash of its English text. */
  id: string;
  source: string;
  /** The translation, if there is one. */
  target: string | undefined;
  /** What the code inserts for each number: expressions, as in `<bdi>${name}</bdi>`. */
  inserted: readonly string[];
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
    inserted: [...(xmlOf(unit, "source") ?? "").matchAll(/<x id="\d+" equiv-text="([^"]*)"\/>/g)].map(([, code = ""]) =>
      unescaped(code),
    ),
  }));
}

/** The text of an element, in one line. */
function textOf(unit: string, name: string): string | undefined {
  const text = xmlOf(unit, name)?.replace(/<x id="(\d+)"[^>]*\/>/g, "{$1}");
  return text === undefined ? undefined : unescaped(text).replace(/\n\s*/g, " ");
}

function xmlOf(unit: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^]*?)</${name}>`).exec(unit)?.[1];
}

function unescaped(xml: string): string {
  return xml.replace(/&(\w+);/g, (reference, name: string) => CHARACTERS[name] ?? reference);
}
