import type { TemplateResult } from "lit";
import type { TemplateLike } from "@lit/localize";

/** Says a message in the language of the page, or in English if it has no translation. */
export type Translate = (message: TemplateLike) => string | TemplateResult;

/** The number of different keys. The build notices if two messages get the same one. */
export const KEYS = 36 ** 4;

/**
 * What a message is called in the file of a locale. `lit-localize` calls it by the 64-bit hash FNV-1a of its English
 * texts; the key is made of the lower half, which is short to compute.
 */
function keyOf(strings: readonly string[]): string {
  const text = strings.join("\x1e");
  let hash = 0x84222325;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 435);
  return ((hash >>> 0) % KEYS).toString(36);
}

/** Translates messages by the texts of a locale. In these, `{0}` stands for the first value of a message. */
export function translator(texts: Readonly<Record<string, string>>): Translate {
  /** The translated templates: Lit knows a template by the identity of its strings. */
  const known = new WeakMap<readonly string[], { strings: TemplateStringsArray; order: number[] }>();
  const find = (strings: TemplateStringsArray) => {
    const text = texts[keyOf(strings)];
    if (text === undefined) return { strings, order: strings.slice(1).map((_, i) => i) };
    const parts = text.split(/\{(\d)\}/);
    const around = parts.filter((_, i) => i % 2 === 0);
    return { strings: Object.assign(around, { raw: around }), order: parts.flatMap((n, i) => (i % 2 ? [+n] : [])) };
  };
  return (message) => {
    if (typeof message === "string") return texts[keyOf([message])] ?? message;
    const { strings: english, values } = message;
    const found = known.get(english) ?? find(english);
    known.set(english, found);
    const { strings, order } = found;
    return "strTag" in message
      ? strings.reduce((text, part, i) => text + String(values[order[i - 1] ?? 0]) + part)
      : { ...message, strings, values: order.map((i) => values[i]) };
  };
}
