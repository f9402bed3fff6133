import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { english, translation } from "../../src/i18n/translation.js";
import { translator } from "../../src/i18n/translator.js";
import { number } from "../../src/ui/number.js";
import { textsOf } from "./texts-of.js";

afterEach(() => Object.assign(translation, english));

test("numbers are written as the language of the page writes them, whatever the browser speaks", () => {
  const size = () => number(1234.5, { maximumFractionDigits: 1 });
  assert.equal(size(), "1,234.5");
  for (const [locale, written] of [
    ["de-DE", "1.234,5"],
    ["fa", "۱٬۲۳۴٫۵"],
  ] as const) {
    translation.translate = translator(textsOf(locale));
    assert.equal(size(), written);
  }
});
