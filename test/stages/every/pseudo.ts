import type { Translate } from "../../../src/i18n/translator.js";

/** Letters of English, and those that stand for them. */
const ACCENTED: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "aá",
    "bƀ",
    "cç",
    "dđ",
    "eé",
    "fƒ",
    "gğ",
    "hħ",
    "ií",
    "jĵ",
    "kķ",
    "lł",
    "mɱ",
    "nñ",
    "oó",
    "pþ",
    "qǫ",
    "rř",
    "sš",
    "tŧ",
  ]
    .concat(["uú", "vṽ", "wŵ", "xẋ", "yý", "zž"])
    .flatMap(([plain = "", accented = ""]) => [
      [plain, accented],
      [plain.toUpperCase(), accented.toUpperCase()],
    ]),
);

/** What each message begins and ends with. */
export const BEGIN = "⟦";
const END = "⟧";

/** Lit knows a template by the identity of its strings. */
const known = new WeakMap<readonly string[], TemplateStringsArray>();

/**
 * Says each message of ours in a language that does not exist: in English letters with accents, with each vowel twice,
 * so that words are longer by two fifths, and in brackets.
 */
export const pseudo: Translate = (message) => {
  if (message === "en") return "ru"; // lists are written as in this language, whose “or” is not of Latin letters
  if (typeof message === "string") return `${BEGIN}${accented(message)}${END}`;
  const { strings: english, values } = message;
  const strings = known.get(english) ?? marked(english);
  known.set(english, strings);
  return "strTag" in message ? String.raw({ raw: strings }, ...values) : { ...message, strings };
};

function marked(english: readonly string[]): TemplateStringsArray {
  const parts = accented(english.join("\0")).split("\0");
  const strings = [`${BEGIN}${parts[0] ?? ""}`, ...parts.slice(1)];
  strings.push(`${strings.pop() ?? ""}${END}`);
  return Object.assign(strings, { raw: strings });
}

/** The same in other letters, but for tags. */
function accented(text: string): string {
  return text
    .split(/(<[^>]*>)/)
    .map((part) => (part.startsWith("<") ? part : part.replace(/[aeiou]/gi, "$&$&").replace(/[a-z]/gi, swapped)))
    .join("");
}

function swapped(letter: string): string {
  return ACCENTED[letter] ?? letter;
}
