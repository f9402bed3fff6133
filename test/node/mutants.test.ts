import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { EXECUTOR } from "../mutants/executor.js";
import { MOCKS } from "../mutants/mocks.js";
import { PROTOCOL } from "../mutants/protocol.js";
import { STAGES } from "../mutants/stages.js";

test("each mutant finds the text that it replaces once, and its test files", () => {
  for (const { breaks, file, text, tests } of [...PROTOCOL, ...EXECUTOR, ...STAGES, ...MOCKS]) {
    assert.equal(readFileSync(file, "utf8").split(text).length, 2, `${file} has not once the text of “${breaks}”`);
    assert.deepEqual(
      tests.filter((path) => !existsSync(path)),
      [],
      `“${breaks}” names files that are not there`,
    );
  }
});
