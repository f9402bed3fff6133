import assert from "node:assert/strict";
import { test } from "node:test";
import { BlueprintFailure } from "../../mocks/blueprints/failure.js";
import { importBlueprints } from "../../mocks/blueprints/import.js";
import { growth } from "./growth.js";

test("a file may stand for nearly ten megabytes with all that it refers to, and for no more", () => {
  const imported = (times: number) =>
    importBlueprints([
      `version: 1\ncontext: { c: ${"x".repeat(1_000_000)} }\nentries:
  - model: authentik_flows.flow
    identifiers: { slug: flow }
    attrs: { name: Flow, title: !If [[${"!Context c, ".repeat(times)}], a, b] }`,
    ]);
  assert.equal(imported(8).flows[0]?.title, "a");
  assert.throws(() => imported(10), /stands for too much/);
});

const dummies = (count: number) =>
  `version: 1\nentries:\n${Array.from({ length: count }, (_, it) => `- { model: authentik_stages_dummy.dummystage, identifiers: { name: n${it} } }`).join("\n")}\n`;

test("a file may have five megabytes, and 400,000 words and marks, and is told what to do with more", () => {
  const text = (size: number) => `version: 1\nentries: []\ncontext: { c: ${"x".repeat(size)} }`;
  assert.deepEqual(importBlueprints([text(4_999_000)]).flows, []);
  assert.throws(
    () => importBlueprints([text(5_000_000)]),
    new BlueprintFailure(`The file is larger than 5 MB. ${cut}`),
  );
  assert.throws(
    () => importBlueprints([dummies(40_000)]),
    new BlueprintFailure(`The file has more than 400,000 words and marks. ${cut}`),
  );
});
const cut = "Cut it into several files, and import one after the other.";

test("the largest file takes about four times as long as one with a quarter of it", () => {
  const [quarter, whole] = [dummies(7_000), dummies(28_000)];
  const ratio = growth(
    () => importBlueprints([whole]),
    () => importBlueprints([quarter]),
    8,
  );
  assert.ok(ratio <= 8, `${ratio} times`);
});
