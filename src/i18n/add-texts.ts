import type { Loads } from "./locales.js";
import { english, translation } from "./translation.js";
import type { Translate } from "./translator.js";

/** The translations that have the texts of some files as well. */
const complete = new WeakMap<Loads, WeakSet<Translate>>();

/**
 * Adds the texts of a language's further file to what the page says.
 * @returns whether the page can say them in that language
 */
export async function addTexts(files: Loads, locale: string): Promise<boolean> {
  const done = complete.get(files) ?? new WeakSet();
  complete.set(files, done);
  const load = Object.hasOwn(files, locale) ? files[locale] : undefined;
  if (!load || done.has(translation.translate)) return true;
  const added = await load().catch(() => undefined);
  if (!added) return false;
  const { translate } = translation;
  if (done.has(translate)) return true; // another caller was faster
  translation.translate = (message) => {
    const said = translate(message);
    const isKnown =
      typeof said === "string" || typeof message === "string" || "strTag" in message
        ? said !== english.translate(message)
        : said.strings !== message.strings;
    return isKnown ? said : added.translate(message);
  };
  done.add(translation.translate);
  return true;
}
