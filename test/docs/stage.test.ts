import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cp, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { blocksIn } from "./documents.js";
import { withSnippets } from "./snippets.js";

/** What a developer has who tries the document: the sources, and all that their tests read. */
const PROJECT = ["build", "mocks", "public", "src", "stages", "test", "web-test-runner.config.js"];
const SETTINGS = ["package.json", "tsconfig.json", "lit-localize.json"];

test("a stage that is written as the document says passes the document's own test", async (context) => {
  const copy = await mkdtemp(join(tmpdir(), "stage-"));
  context.after(() => rm(copy, { recursive: true, force: true }));
  for (const path of [...PROJECT, ...SETTINGS]) await cp(path, join(copy, path), { recursive: true });
  await symlink(resolve("node_modules"), join(copy, "node_modules"));
  const texts = withSnippets(blocksIn("docs/writing-a-stage.md").filter(({ language }) => language === "ts"));
  for (const [path, text] of texts) await writeFile(join(copy, path), text);

  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "test/run.ts", "test/stages/terms.test.ts"],
    { cwd: copy, encoding: "utf8", env: { ...process.env, FIREFOX_PATH: "" } },
  );
  assert.match(stdout, /^1 passed, 0 failed$/m, stdout + stderr);
});
