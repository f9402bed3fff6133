import assert from "node:assert/strict";
import { test } from "node:test";
import { str } from "@lit/localize";
import { html } from "lit";
import { locales, readUnits } from "../../build/xliff.js";
import { translator, type Translate } from "../../src/i18n/translator.js";
import { textsOf } from "./texts-of.js";

const german = translator(textsOf("de-DE"));

/** A template as it will stand in the page. */
function rendered(template: ReturnType<Translate>): string {
  return typeof template === "string" ? template : String.raw({ raw: template.strings }, ...template.values);
}

for (const locale of locales) {
  test(`every text that is translated into ${locale} is found by its English words`, () => {
    const translate = translator(textsOf(locale));
    for (const { source, target, inserted } of readUnits(locale)) {
      if (target !== undefined && !inserted.length) assert.equal(translate(source), target);
    }
  });
}

test("values stand where the language wants them", () => {
  const turned = translator({ [keyOf("sent ", " to ", "")]: "an {1}: {0}" });
  assert.equal(turned(str`sent ${"a code"} to ${"Ada"}`), "an Ada: a code");
  assert.equal(rendered(turned(html`sent ${"a code"} to ${"Ada"}`)), "an Ada: a code");
});

test("the markup around a value is that of the code", () => {
  assert.equal(
    rendered(german(html`You are being taken to <bdi>${"apple.com"}</bdi>.`)),
    "Sie werden zu <bdi>apple.com</bdi> weitergeleitet.",
  );
});

test("a template keeps its strings, by which Lit knows it, while its values change", () => {
  const shown = (name: string) => german(html`You are being taken to <bdi>${name}</bdi>.`);
  const [one, other] = [shown("a"), shown("b")];
  assert.ok(typeof one === "object" && typeof other === "object");
  assert.equal(one.strings, other.strings);
  assert.deepEqual(other.values, ["b"]);
});

test("a text without a translation stays English", () => {
  assert.equal(german("Never said"), "Never said");
  assert.equal(german(str`Never ${1} said ${2}`), "Never 1 said 2");
  assert.equal(rendered(german(html`Never ${1} <b>${2}</b>`)), "Never 1 <b>2</b>");
});

/** The key of a text, which a translator computes when it looks for it. */
function keyOf(...strings: string[]): string {
  let found = "";
  const texts = new Proxy<Record<string, string>>({}, { get: (_, key) => void (found = String(key)) });
  translator(texts)({ strTag: true, strings: Object.assign(strings, { raw: strings }), values: [] });
  return found;
}
