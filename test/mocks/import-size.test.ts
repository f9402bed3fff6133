import assert from "node:assert/strict";
import { test } from "node:test";
import { importBlueprints } from "../../mocks/blueprints/import.js";

test("a file may stand for nearly three megabytes with all that it refers to, and for no more", () => {
  const imported = (times: number) =>
    importBlueprints([
      `version: 1\ncontext: { c: ${"x".repeat(300_000)} }\nentries:
  - model: authentik_flows.flow
    identifiers: { slug: flow }
    attrs: { name: Flow, title: !If [[${"!Context c, ".repeat(times)}], a, b] }`,
    ]);
  assert.equal(imported(8).flows[0]?.title, "a");
  assert.throws(() => imported(10), /stands for too much/);
});
