import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { serve } from "../node/server.js";
import { blocksIn, place } from "./documents.js";

/** Runs a program with Node, as its readers would, and returns what it prints. */
const run = promisify(execFile);

test("every program of the document about the headless core signs in", async (context) => {
  const base = await serve(context);
  const folder = await mkdtemp(join(tmpdir(), "headless-"));
  context.after(() => rm(folder, { recursive: true }));
  const packages = join(folder, "node_modules");
  await mkdir(join(packages, "authentik-flow"), { recursive: true });
  await symlink(resolve("node_modules/fetch-cookie"), join(packages, "fetch-cookie"));
  // The package as it is before the build.
  const exports = { "./protocol": "./protocol.js" };
  await writeFile(join(packages, "authentik-flow/package.json"), JSON.stringify({ type: "module", exports }));
  const core = `export * from ${JSON.stringify(pathToFileURL("src/protocol/index.ts").href)};`;
  await writeFile(join(packages, "authentik-flow/protocol.js"), core);
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  const tsx = pathToFileURL("node_modules/tsx/dist/esm/index.mjs").href;
  const programs = blocksIn("docs/headless.md").filter(({ language }) => language === "js");
  assert.ok(programs.length > 1, "the programs were found");
  for (const program of programs) {
    const file = join(folder, `${program.line}.js`);
    await writeFile(file, program.text);
    const { stdout } = await run(process.execPath, ["--import", tsx, file, base]);
    assert.match(stdout, /xak-flow-redirect|Go to http:.*\/if\/user\/$/m, `${place(program)} prints ${stdout}`);
  }
});
