import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { before, test } from "node:test";
import { globSync } from "tinyglobby";
import { demoCredentials } from "../../mocks/directory.js";
import { serve } from "../node/server.js";
import { examples, installExamples, runScript, serveExample } from "./examples.js";
import { sceneBefore } from "./visit.js";

test("no example has more than 60 lines of its own", () => {
  const lines = (name: string) => {
    const files = globSync(`examples/${name}/**/*`).filter((file) => !file.endsWith("package.json"));
    return files.reduce((sum, file) => sum + readFileSync(file, "utf8").split("\n").length - 1, 0);
  };
  assert.deepEqual(
    examples.filter((name) => lines(name) > 60 || lines(name) < 10),
    [],
  );
});

if (existsSync("dist-package/package.json")) {
  const pages = examples.filter((name) => name !== "node");

  before(async () => {
    await installExamples();
    for (const name of pages) await runScript(name, "build");
  });

  for (const name of pages) {
    sceneBefore(
      () => serveExample(name),
      `a user signs in on the page of the example for ${name}`,
      async (visit) => {
        await visit.page.goto(`${visit.site.url}index.html`);
        await (await visit.wait("input[name=uidField]"))?.focus();
        await visit.signIn();
        await visit.sees("Signed in, go on");
        const target = await visit.page.$eval("a", ({ href }) => href);
        assert.equal(target, visit.site.url, "where the flow leads");
        assert.equal(await visit.has("ak-flow-executor"), false);
      },
    );
  }

  test("the example for Node signs in from the command line", async (context) => {
    const base = await serve(context);
    const { username, password } = demoCredentials;
    const output = await runScript("node", "start", { BASE: base, USERNAME: username, PASSWORD: password });
    assert.match(output, new RegExp(`Signed in, go on to ${base}$`, "m"));
  });
} else {
  test("a user signs in on the pages of the examples", { skip: "dist-package/ is not built" });
}
