import assert from "node:assert/strict";
import { test } from "node:test";
import { complaints } from "./compiled.js";
import { blocks, type Block } from "./documents.js";

/** What the build writes to `dist/protocol.js`. */
const core = 'export * from "../../src/protocol/index.js";';

/** Where a snippet would be a file: in `docs/`, named after its document and line. */
const pathOf = ({ file, line, language }: Block) => `${file.replace(/\.md$/, "")}-${line}.${language}`;

test("every snippet in TypeScript or JavaScript fits the types of the sources", () => {
  const snippets = new Map(blocks("ts", "js").map((block) => [pathOf(block), block.text]));
  assert.ok(snippets.size > 0, "the snippets were found");
  const wrong = `import { FlowSession } from "authentik-flow/protocol"; new FlowSession(1).begin();`;
  const said = complaints(new Map([...snippets, ["docs/wrong.ts", wrong], ["docs/dist/protocol.ts", core]]));
  for (const path of snippets.keys()) assert.deepEqual(said.get(path), [], path);
  assert.equal(said.get("docs/wrong.ts")?.length, 2);
});
