import { spawn, spawnSync } from "node:child_process";
import { relative, sep } from "node:path";
import { parseArgs } from "node:util";
import { globSync } from "tinyglobby";
import { chromePath } from "./browsers.js";
import { IN_NODE, ON_BUILT_PAGE } from "./folders.js";
import { browserTests } from "./run/browsers.js";
import { describeFailure } from "./run/failed-test.js";
import { nodeTests } from "./run/node.js";
import type { Tally } from "./run/tally.js";

/**
 * Runs all tests: those for Node, then those on the built page; at the same time those for browsers. With files as
 * arguments it runs these alone; `--watch` runs them again as they change, `--only` selects tests by their titles, and
 * `--fast` runs a selection for two minutes.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { fast: { type: "boolean" }, watch: { type: "boolean" }, only: { type: "string" } },
});
const { fast, watch, only } = values;

/** The longest tests in Node, which `--fast` leaves out. */
const LENGTHY = [
  "test/contract/executor.test.ts",
  "test/docs/{stage,types}.test.ts",
  "test/mocks/{export,import-limits,imported,walks}.test.ts",
  "test/node/{bundle,oldest-browsers,target-kept}.test.ts",
];

const folder = (file: string) => relative("test", file).split(sep)[0] ?? "";
const named = positionals.flatMap((pattern) => globSync(pattern, { expandDirectories: false }));
const built = named.filter((file) => folder(file) === ON_BUILT_PAGE);
const inNode = named.filter((file) => IN_NODE.includes(folder(file)));
const inBrowsers = named.filter((file) => ![...built, ...inNode].includes(file));
if (positionals.length && !named.length) throw new Error(`There is no test file ${positionals.join(" or ")}.`);

if (only !== undefined) process.env["ONLY"] = only;
if (fast) process.env["EXTENT"] = "brief";
if (process.env["EXTENT"] === "all") {
  const seed = (process.env["FUZZ_SEED"] ??= String(Date.now() % 1e9));
  console.log(`FUZZ_SEED=${seed} npm run fuzz tries the same again.`);
}
process.execArgv.push("--import", "./test/node-complaints.ts"); // passed on to the process of each file
chromePath(); // fails before any test if there is no Chromium
if (built.length || (!named.length && !fast)) build();

if (watch) startWatching();
else report(await Promise.all(named.length ? namedTests() : [nodeSuites(), browserTests()]));

function build(): void {
  for (const script of ["build", "build:playground", "build:package"]) {
    const build = spawnSync("npm", ["run", script], { stdio: "inherit", shell: process.platform === "win32" });
    if (build.status !== 0) process.exit(1);
  }
}

async function nodeSuites(): Promise<Tally> {
  const ignore = fast ? LENGTHY : [];
  const tally = await nodeTests(globSync(`test/{${IN_NODE.join()}}/*.test.ts`, { ignore }), { concurrency: 2, only });
  if (fast) return tally;
  const { passed, failures } = await nodeTests(globSync("test/e2e/share-*.ts"), { concurrency: 2, only });
  return { passed: tally.passed + passed, failures: [...tally.failures, ...failures] };
}

function namedTests(): Promise<Tally>[] {
  return [nodeTests([...inNode, ...built], { only }), ...(inBrowsers.length ? [browserTests(inBrowsers)] : [])];
}

function startWatching(): void {
  const start = (...command: string[]) => spawn(process.execPath, command, { stdio: "inherit" });
  const forNode = [...inNode, ...built];
  if (forNode.length) start(...process.execArgv, "--test", "--watch", ...forNode);
  if (inBrowsers.length) start("node_modules/.bin/wtr", "--watch", "--files", ...inBrowsers);
}

function report(tallies: readonly Tally[]): void {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  const failures = tallies.flatMap((tally) => tally.failures);
  // Printed again at the end, where developers look first.
  for (const failure of failures) console.log(describeFailure(failure));
  console.log(`\n${passed} passed, ${failures.length} failed`);
  process.exit(failures.length ? 1 : 0);
}
