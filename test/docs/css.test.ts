import assert from "node:assert/strict";
import { test } from "node:test";
import { globSync } from "tinyglobby";
import { blocks, codeWords, documents, place, read } from "./documents.js";

const sources = globSync("{src,stages}/**/*.{ts,css}").map(read).join("\n");

/** All that an expression's group finds in a text. */
const found = (text: string, expression: RegExp) => [...text.matchAll(expression)].map(([, name = ""]) => name);

/** Names that the sources give to what style sheets of others may reach, by kind. */
const known = {
  property: new Set(found(sources, /var\(\s*(--[\w-]+)/g)),
  part: new Set(found(sources, /\bpart="([^"]+)"/g)),
  class: new Set([
    ...found(sources, /\bclass="([^"]+)"/g).flatMap((names) => names.split(/\s+/)),
    ...found(sources, /\.([a-z][\w-]*)/g),
  ]),
};

/** The names in a piece of CSS, by kind. */
function namesIn(css: string): { kind: keyof typeof known; name: string }[] {
  const withoutValues = css.replaceAll(/:\s[^;{}]*;/g, ":;").replaceAll(/\/\*[^]*?\*\//g, "");
  return [
    ...found(css, /(--[a-z][\w-]*)/g).map((name) => ({ kind: "property" as const, name })),
    ...found(css, /::part\(([\w-]+)\)/g).map((name) => ({ kind: "part" as const, name })),
    ...found(withoutValues, /\.([a-z][\w-]*)/g).map((name) => ({ kind: "class" as const, name })),
  ];
}

const unknown = (css: string) => namesIn(css).filter(({ kind, name }) => !known[kind].has(name));

test("every property, part and class in a snippet of CSS exists", () => {
  const snippets = blocks("css");
  assert.ok(snippets.length > 0, "the snippets were found");
  for (const block of snippets) assert.deepEqual(unknown(block.text), [], place(block));
  const wrong = unknown("ak-flow-executor::part(mian) { --ak-acent: #0a7; } .pf-c-logon { color: #fff.5; }");
  assert.deepEqual(
    wrong.map(({ name }) => name),
    ["--ak-acent", "mian", "pf-c-logon"],
  );
});

test("every property, part and class that a document names exists", () => {
  const named = documents.flatMap((file) =>
    codeWords(file)
      .filter((words) => /^(--[\w-]+|::part\([\w-]+\)|\.(ak|pf)-[\w-]+)$/.test(words))
      .map((words) => ({ file, words })),
  );
  assert.ok(named.length > 5, "the names were found");
  const wrong = named.filter(({ words }) => !words.endsWith("--") && unknown(`${words} `).length);
  assert.deepEqual(wrong, []);
});

test("the document about themes lists every part, every class and every property that style sheets of brands know", () => {
  const words = new Set(codeWords("docs/theming.md"));
  const parts = [...known.part].filter((name) => !words.has(name));
  const classes = [...new Set(found(sources, /(?<!-)\b(pf-c-[a-z][\w-]*)/g))].filter((name) => !words.has(`.${name}`));
  const properties = [...known.property].filter((name) => name.startsWith("--pf-") && !words.has(name));
  assert.deepEqual({ parts, classes, properties }, { parts: [], classes: [], properties: [] });
});
