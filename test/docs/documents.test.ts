import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { globSync } from "tinyglobby";
import { parseDocument } from "yaml";
import { PACKAGE, blocks, blocksIn, codeWords, documents, place, prose, read } from "./documents.js";

/** Languages of snippets, each with the test that runs or checks them. */
const CHECKED: Readonly<Record<string, string>> = {
  caddyfile: "test/e2e/caddy.test.ts",
  css: "test/docs/css.test.ts",
  html: "test/e2e/documents.test.ts",
  js: "test/docs/types.test.ts",
  json: "test/docs/protocol.test.ts",
  nginx: "test/e2e/nginx.test.ts",
  sh: "test/docs/documents.test.ts",
  ts: "test/docs/types.test.ts",
  yaml: "test/docs/documents.test.ts",
};

/** What is in the root of the repository, or is written there by a build. */
const FOLDERS = /^(src|stages|mocks|test|build|docs|public|examples)\//;

test("every snippet is in a language that a test runs or checks", () => {
  const all = documents.flatMap((file) => blocksIn(file));
  assert.ok(all.length > 10, "the snippets were found");
  const unchecked = all.filter(({ language }) => !Object.hasOwn(CHECKED, language));
  assert.deepEqual(unchecked.map(place), []);
  for (const file of Object.values(CHECKED)) assert.ok(existsSync(file), file);
});

test("every link between documents leads to a file, and to a heading in it", () => {
  const all = [...documents, "CONTRIBUTING.md"];
  const broken = all.flatMap((file) => linksIn(file).filter((target) => !leads(file, target)));
  assert.deepEqual(broken, []);
  assert.ok(linksIn("README.md").length > 10, "the links were found");
  assert.ok(!leads("README.md", "docs/page.md#nothing"));
});

test("every document that the code names is there, with the heading", () => {
  const code = globSync("{build,mocks,src,stages}/**/*.ts");
  const named = code.flatMap((file) =>
    [...read(file).matchAll(/\bdocs\/[\w-]+\.md(?:#[\w-]+)?/g)].map(([name]) => name),
  );
  assert.ok(named.length > 0, "the names were found");
  assert.deepEqual(
    named.filter((name) => !leads("README.md", name)),
    [],
  );
});

test("the table of the README leads to every document", () => {
  const linked = linksIn("README.md").map((target) => target.split("#")[0]);
  assert.deepEqual(
    documents.slice(1).filter((file) => !linked.includes(file)),
    [],
  );
});

test("the README fits on a screen, pictures aside", () => {
  const words = prose("README.md").replaceAll(/!\[.*?\]\(.*?\)/g, "");
  assert.ok(words.split("\n").length < 70);
});

test("every file that a document names is there", () => {
  const files = [...documents.filter((file) => file !== PACKAGE), "CONTRIBUTING.md"];
  const missing = files.flatMap((file) =>
    codeWords(file)
      .filter((words) => FOLDERS.test(words) && !/[<*{\s]/.test(words) && !existsSync(words))
      .map((words) => `${file}: ${words}`),
  );
  assert.deepEqual(missing, []);
});

test("every command is a script of the package, or comes with a program that its readers have", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const lines = blocks("sh").flatMap((block) => block.text.split("\n").map((line) => ({ line, at: place(block) })));
  const inline = documents.flatMap((file) =>
    codeWords(file)
      .filter((words) => words.startsWith("npm "))
      .map((line) => ({ line, at: file })),
  );
  const all = [...lines, ...inline].filter(({ line }) => line && !line.startsWith("#"));
  assert.ok(all.length > 10, "the commands were found");
  for (const { line, at } of all) {
    for (const command of line.split(" && ")) assert.ok(isCommand(command, scripts), `${at}: ${command}`);
  }
  assert.ok(!isCommand("npm run nothing", scripts));
});

test("every setting that a command begins with is one that the build reads", () => {
  const config = read("vite.config.ts");
  const names = blocks("sh").flatMap(({ text }) => [...text.matchAll(/^([A-Z_]+)=/gm)].map(([, name = ""]) => name));
  assert.ok(names.length > 1);
  for (const name of names) assert.match(config, new RegExp(`\\b${name}\\b.*process\\.env`));
});

test("every snippet in YAML can be read", () => {
  for (const block of blocks("yaml")) assert.deepEqual(parseDocument(block.text).errors, [], place(block));
});

/** Where the links of a document lead, other sites and pictures left out. */
function linksIn(file: string): string[] {
  const targets = [...prose(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
  return targets.filter((target) => !/^https?:/.test(target));
}

function leads(from: string, target: string): boolean {
  const [path, heading] = target.split("#");
  const file = path ? join(dirname(from), path) : from;
  return existsSync(file) && (!heading || headingsOf(file).includes(heading));
}

/** The names by which a link reaches the headings of a document, as GitHub makes them. */
function headingsOf(file: string): string[] {
  const headings = [...prose(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** Whether a command would run: as a script of the package, or by a program that comes with npm or Node. */
function isCommand(command: string, scripts: Readonly<Record<string, string>>): boolean {
  const [program, verb = "", name = ""] = command.replace(/^([A-Z_]+=("[^"]*"|\S+)\s+)*/, "").split(/\s+/);
  if (program === "node") return true;
  if (program !== "npm") return false;
  if (verb === "run") return name in scripts;
  return verb in scripts || ["ci", "install", "pack"].includes(verb);
}
