import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { ESLint } from "eslint";

/** What lint says of a line, if it stood in a file of the page. */
async function lint(line: string): Promise<string[]> {
  const [result] = await new ESLint().lintText(`${line}\n`, { filePath: "src/main.ts" });
  return (result?.messages ?? []).filter(({ ruleId }) => ruleId === "house/oldest-browsers").map((it) => it.message);
}

test("lint reports what the oldest browsers lack: statics, members, functions and destructured members", async () => {
  const lacking = {
    "URL.canParse(name);": "URL.canParse_static is missing in chrome 103, edge 103, firefox 101, safari 16.4",
    "[3, 1].toSorted();": "Array.toSorted is missing in chrome 103",
    "requestIdleCallback(() => {});": "requestIdleCallback is missing in safari 16.4",
    "const { isActive } = navigator.userActivation;": "UserActivation.isActive is missing in firefox 101",
    "new URLPattern({});": "URLPattern is missing in firefox 101",
  };
  for (const [line, message] of Object.entries(lacking)) {
    assert.ok((await lint(line)).join("\n").includes(message), `${line} → ${(await lint(line)).join("\n")}`);
  }
});

test("lint reports nothing that all of the oldest browsers have", async () => {
  const common =
    "new CSSStyleSheet(); structuredClone({}); Object.hasOwn({}, 'a'); new AbortController().signal.reason;";
  assert.deepEqual(await lint(common), []);
});

test("the documents name the same oldest browsers as lint", () => {
  const page = readFileSync("docs/page.md", "utf8");
  const { browserslist } = JSON.parse(readFileSync("package.json", "utf8")) as { browserslist: string[] };
  const names = { chrome: "Chrome", edge: "Edge", firefox: "Firefox", safari: "Safari", ios_saf: "iOS" };
  for (const line of browserslist) {
    const [name, version] = line.split(" >= ");
    assert.ok(page.includes(`${names[name as keyof typeof names]} ${version}`), line);
  }
});

test("signs that screen readers pass over are drawn by browsers that do not know how to pass over them, too", () => {
  const files = ["src", "stages"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(css|ts)$/.test(file))
      .map((file) => `${folder}/${file}`),
  );
  let silent = 0;
  for (const file of files) {
    const lines = readFileSync(file, "utf8").split("\n");
    for (const [at, line] of lines.entries()) {
      const sign = /^( *content: .+) \/ "";$/.exec(line)?.[1];
      if (!sign) continue;
      silent++;
      assert.equal(
        lines[at - 1],
        `${sign};`,
        `${file}, line ${at + 1}, needs the same without an alternative before it`,
      );
    }
  }
  assert.ok(silent > 0);
});
