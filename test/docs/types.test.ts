import assert from "node:assert/strict";
import { test } from "node:test";
import { complaints } from "./compiled.js";
import { blocks } from "./documents.js";
import { withSnippets } from "./snippets.js";

test("every snippet in TypeScript or JavaScript fits the types of the sources", () => {
  const texts = withSnippets(blocks("ts", "js"));
  assert.ok(texts.size > 0, "the snippets were found");
  const wrong = `import { FlowSession } from "authentik-flow/protocol"; new FlowSession(1).begin();`;
  const said = complaints(new Map([...texts, ["docs/wrong.ts", wrong]]));
  for (const path of texts.keys()) assert.deepEqual(said.get(path), [], path);
  assert.equal(said.get("docs/wrong.ts")?.length, 2);
});
