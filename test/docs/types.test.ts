import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { complaints } from "./compiled.js";
import { blocks, place, read, type Block } from "./documents.js";

/** What the build writes to `dist/protocol.js`. */
const core = 'export * from "../../src/protocol/index.js";';

/** Where a snippet would be a file: where its fence says, else in `docs/`, named after its document and line. */
function pathOf({ file, line, language, note }: Block): string {
  return note.split(" ")[0] || `${file.replace(/\.md$/, "")}-${line}.${language}`;
}

/**
 * The texts of all files with the snippets in them: one that is there already gets the snippet below the line that the
 * fence names, else at its end.
 */
function withSnippets(snippets: readonly Block[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const snippet of snippets) {
    const path = pathOf(snippet);
    const text = texts.get(path) ?? (existsSync(path) ? read(path) : "");
    const lines = text.split("\n");
    const [, above] = snippet.note.split(" below: ");
    const at = above === undefined ? lines.length : lines.indexOf(above) + 1;
    assert.ok(at > 0, `${place(snippet)}: ${path} has no such line`);
    texts.set(path, lines.toSpliced(at, 0, snippet.text).join("\n"));
  }
  return texts;
}

test("every snippet in TypeScript or JavaScript fits the types of the sources", () => {
  const texts = withSnippets(blocks("ts", "js"));
  assert.ok(texts.size > 0, "the snippets were found");
  const wrong = `import { FlowSession } from "authentik-flow/protocol"; new FlowSession(1).begin();`;
  const said = complaints(new Map([...texts, ["docs/wrong.ts", wrong], ["docs/dist/protocol.ts", core]]));
  for (const path of texts.keys()) assert.deepEqual(said.get(path), [], path);
  assert.equal(said.get("docs/wrong.ts")?.length, 2);
});
