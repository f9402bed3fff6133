import assert from "node:assert/strict";
import { test } from "node:test";
import { messages } from "../../build/messages.js";
import { locales, readUnits } from "../../build/xliff.js";
import { read } from "./documents.js";

/** Where the code says what went wrong: each of these sentences is listed. */
const FAILURES = ["src/executor/sentences.ts", "src/webauthn/webauthn-failure.ts"];

/** The English sentences of the code by id; a value that they insert is `…`, as in the document. */
const sentences = new Map(
  readUnits(locales[0] ?? "").map(({ id, source }) => [id, source.replaceAll(/\{\d+\}/g, "…")]),
);

/** The sentences of the page before its scripts run. */
const page = read("index.html");

/** What stands first in each row of the tables: the sentence that users read, without the quotation marks around it. */
const listed = [...read("docs/troubleshooting.md").matchAll(/^\| “(.+?)” *\|/gm)].map(([, sentence = ""]) => sentence);

test("every sentence that the document explains is one that the page says", () => {
  assert.ok(listed.length > 40, "the sentences were found");
  const said = new Set(sentences.values());
  assert.deepEqual(
    listed.filter((sentence) => !said.has(sentence) && !page.includes(sentence)),
    [],
  );
});

test("the document explains every sentence about a failure", () => {
  const failures = FAILURES.flatMap((file) => [...(messages.get(file) ?? [])].map((id) => sentences.get(id) ?? id));
  assert.ok(failures.length > 40, "the sentences were found");
  assert.deepEqual(
    failures.filter((sentence) => !listed.includes(sentence)),
    [],
  );
});

test("the document explains each sentence once", () => {
  assert.deepEqual(
    listed.filter((sentence, at) => listed.indexOf(sentence) !== at),
    [],
  );
});

test("the document names every code of a failure", () => {
  const codes = [...read("src/protocol/flow-failure.ts").matchAll(/^ \* - `([\w-]+)`:/gm)].map(([, code = ""]) => code);
  const text = read("docs/troubleshooting.md");
  assert.ok(codes.length > 10, "the codes were found");
  assert.deepEqual(
    codes.filter((code) => !text.includes(`| \`${code}\``)),
    [],
  );
});
