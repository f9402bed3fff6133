import assert from "node:assert/strict";
import { test } from "node:test";
import { locales } from "../../build/xliff.js";
import { chooseLocale } from "../../src/i18n/choose-locale.js";
import { locales as files } from "../../src/i18n/locales.js";

const choices: readonly (readonly [wishes: readonly unknown[], locale: string])[] = [
  [[], "en"],
  [["de-DE"], "de-DE"],
  [["de"], "de-DE"],
  [["de-AT-1996"], "de-DE"],
  [["DE_ch"], "de-DE"],
  [["pt-PT"], "pt-BR"],
  [["es-419"], "es-ES"],
  [["uk-UA"], "uk"],
  [["fa-AF"], "fa"],
  [["zh"], "zh-Hans"],
  [["zh-CN"], "zh-Hans"],
  [["zh-SG"], "zh-Hans"],
  [["zh-TW"], "zh-Hant"],
  [["zh-HK"], "zh-Hant"],
  [["zh-Hant"], "zh-Hant"],
  [["zh-Hant-CN"], "zh-Hant"],
  [["zh-Hans-HK"], "zh-Hans"],
  [["nb"], "en"],
  [["nb", "de"], "de-DE"],
  [["d"], "en"],
  [["deu"], "en"],
  [["en-GB", "de"], "en"],
  [["de", "en"], "de-DE"],
  [[null, undefined, "", 0, {}, "fr-CA"], "fr-FR"],
  [["*", "-", "ja"], "ja-JP"],
];

for (const [wishes, locale] of choices) {
  test(`a user who wishes ${JSON.stringify(wishes)} gets ${locale}`, () => {
    assert.equal(chooseLocale(locales, wishes), locale);
  });
}

test("the page loads a file for each locale that it is translated into", () => {
  assert.deepEqual(Object.keys(files), locales);
});
