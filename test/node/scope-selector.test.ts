import assert from "node:assert/strict";
import { test } from "node:test";
import { scopeSelectorList } from "../../src/compat/scope-selector.js";

test("a selector of a brand that is nested without end is left out at once, and its neighbours stay", () => {
  const endless = ":is(".repeat(3000) + ".a" + ")".repeat(3000);
  const start = performance.now();
  const { own = "" } = scopeSelectorList(`.before, ${endless}, .after`, "x-stage");
  assert.ok(performance.now() - start < 500, "it took too long");
  assert.match(own, /^\.before[^,]*,\.after[^,]*$/);
});
