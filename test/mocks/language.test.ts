import assert from "node:assert/strict";
import { test } from "node:test";
import { demoBrand } from "../../mocks/brand.js";
import { Browser } from "./browser.js";

const path = (browser: Browser) => browser.path("default-authentication-flow");

/** What a server says of a wrong password, in the language of the reply. */
async function refusal(browser: Browser, language: string): Promise<[language: string | null, text: unknown]> {
  await browser.post(path(browser), { uid_field: "ada" }, "ak-stage-password");
  const { headers, ...response } = browser.response({ password: "wrong" });
  const reply = await browser.send(path(browser), {
    ...response,
    headers: { ...headers, "Accept-Language": language },
  });
  const { response_errors } = (await reply.json()) as { response_errors: { password: { string: string }[] } };
  return [reply.headers.get("Content-Language"), response_errors.password[0]?.string];
}

const GERMAN = ["de", "Ungültiges Passwort"];
const ENGLISH = ["en", "Invalid password"];

test("the server refuses in the language that the request asks for, and in English if it does not speak that", async () => {
  assert.deepEqual(await refusal(new Browser(), "de-DE"), GERMAN);
  assert.deepEqual(await refusal(new Browser(), "de, en;q=0.5"), GERMAN);
  assert.deepEqual(await refusal(new Browser(), "en"), ENGLISH);
  assert.deepEqual(await refusal(new Browser(), "fi-FI"), ENGLISH);
});

test("the language of the brand counts more than that of the request", async () => {
  const of = (default_locale: string) => new Browser({ brand: { ...demoBrand, default_locale } });
  assert.deepEqual(await refusal(of("de"), "en"), GERMAN);
  assert.deepEqual(await refusal(of("en"), "de-DE"), ENGLISH);
});
