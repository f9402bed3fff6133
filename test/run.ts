import { spawnSync } from "node:child_process";
import { globSync } from "tinyglobby";
import { run as runInNode } from "node:test";
import { spec } from "node:test/reporters";
import { startTestRunner } from "@web/test-runner";
import { chromePath } from "./browsers.js";

/** Runs every test there is: those for Node, those for browsers, and those that drive the built page. */
interface Tally {
  passed: number;
  failed: number;
}

async function nodeTests(pattern: string, concurrency: number): Promise<Tally> {
  const tally = { passed: 0, failed: 0 };
  const events = runInNode({ files: globSync(pattern), concurrency });
  events.on("test:pass", ({ details }) => {
    if (details.type !== "suite") tally.passed++;
  });
  events.on("test:fail", ({ details }) => {
    if (details.type !== "suite") tally.failed++;
  });
  for await (const line of events.compose(new spec())) process.stdout.write(String(line));
  return tally;
}

async function browserTests(): Promise<Tally> {
  const runner = await startTestRunner({ readCliArgs: false, autoExitProcess: false });
  if (!runner) throw new Error("The browser tests did not start.");
  const passed = await new Promise<boolean>((resolve) => runner.on("finished", resolve));
  const results = Array.from(runner.sessions.all()).flatMap((session) => leaves(session.testResults));
  const failed = results.filter((result) => !result.passed && !result.skipped).length;
  // A file that cannot even be loaded fails without a result of its own.
  return { passed: results.filter((result) => result.passed).length, failed: passed ? 0 : Math.max(failed, 1) };
}

interface Suite {
  tests: readonly { passed: boolean; skipped: boolean }[];
  suites: readonly Suite[];
}

function leaves(suite: Suite | undefined): Suite["tests"] {
  return suite ? [...suite.tests, ...suite.suites.flatMap(leaves)] : [];
}

chromePath(); // says what is missing before anything runs
for (const script of ["build", "build:playground"]) {
  const build = spawnSync("npm", ["run", script], { stdio: "inherit", shell: process.platform === "win32" });
  if (build.status !== 0) process.exit(1);
}

const tallies = [
  await nodeTests("test/{contract,mocks,node}/*.test.ts", 2),
  await browserTests(),
  await nodeTests("test/e2e/*.test.ts", 1),
];
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
