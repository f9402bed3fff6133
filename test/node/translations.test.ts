import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { idsOf } from "../../build/messages.js";
import { locales, readUnits, type Unit } from "../../build/xliff.js";

/** The locales whose translators have finished: a message without a translation fails the test. */
const COMPLETE = [
  "ar",
  "cs-CZ",
  "de-DE",
  "es-ES",
  "fa",
  "fi-FI",
  "fr-FR",
  "he",
  "it-IT",
  "ja-JP",
  "ko-KR",
  "nl-NL",
  "pl-PL",
  "pt-BR",
  "ru-RU",
  "tr-TR",
  "uk",
  "zh-Hans",
  "zh-Hant",
];

/** Messages that some languages write as English does. */
const ALIKE = /^[^a-z]*$|^.{0,12}$|^QR code|Duo|Plex/i;

/** What is wrong in a translation, by language: spaces and punctuation that readers of that language would not use. */
const MISTAKES: readonly (readonly [locale: RegExp, mistake: RegExp, rule: string])[] = [
  [/./, / {2}|[\t\r\n]/, "one space between words"],
  [/./, /\.\.\./, "… instead of three dots"],
  [/^(?!he)/, /"/, "typographic quotation marks"],
  [
    /^fr/,
    /[^\s\u{a0}\u{202f}][?!;:»](?!\/)|« ?(?![\u{a0}\u{202f}])| [?!;:»]/u,
    "a no-break space before ? ! ; : » and after «",
  ],
  [/^(zh|ja)/, /\p{Script=Han}[,.?!:;()]|[,.?!:;()]\p{Script=Han}/u, "full-width punctuation"],
  [
    /^(zh|ja)/,
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}] [\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
    "no space between characters",
  ],
  [/^(ar|fa)/, /[?,;]/, "the question mark, comma and semicolon of its script"],
];

for (const locale of locales) {
  describe(`The translation into ${locale}`, () => {
    const units = readUnits(locale);
    const translated = units.filter((unit): unit is Unit & { target: string } => unit.target !== undefined);
    const none = (what: string, isWrong: (unit: Unit & { target: string }) => boolean) => {
      it(what, () => assert.deepEqual(translated.filter(isWrong), []));
    };

    it("has the messages of the code: `npm run locales` writes them", () => {
      const written = units.map(({ id }) => id);
      assert.deepEqual(written.sort(), [...idsOf(() => true)].sort());
    });
    if (COMPLETE.includes(locale)) {
      it("is complete", () => {
        const missing = units.filter(({ target }) => target === undefined).map(({ source }) => source);
        assert.deepEqual(missing, []);
      });
    }
    it("says its own tag, by which lists, numbers and dates are written", () => {
      assert.equal(translated.find(({ source }) => source === "en")?.target, locale);
    });
    none("inserts the same values as the English text", ({ source, target }) => values(source) !== values(target));
    none("begins and ends without spaces", ({ target }) => target !== target.trim() || !target);
    none("says nothing in English", ({ source, target }) => target === source && !ALIKE.test(source));
    for (const [of, mistake, rule] of MISTAKES) {
      if (of.test(locale)) none(`has ${rule}`, ({ target }) => mistake.test(target));
    }
  });
}

/** The values that a text inserts, in order of their numbers. */
function values(text: string): string {
  return (text.match(/\{\d+\}/g) ?? []).sort().join();
}
