import { spawnSync } from "node:child_process";
import { globSync } from "tinyglobby";
import { run as runInNode } from "node:test";
import { spec } from "node:test/reporters";
import { startTestRunner, type TestResult, type TestSession, type TestSuiteResult } from "@web/test-runner";
import { chromePath } from "./browsers.js";

/** Runs every test there is: those for Node, those for browsers, and those that drive the built page. */
interface Tally {
  passed: number;
  /** Where, in which browser, which sentence, and what was wrong with it. */
  failures: string[];
}

async function nodeTests(pattern: string, concurrency: number): Promise<Tally> {
  const tally: Tally = { passed: 0, failures: [] };
  const printed = new Map<string | undefined, string>();
  const events = runInNode({ files: globSync(pattern), concurrency });
  events.on("test:pass", ({ details }) => {
    if (details.type !== "suite") tally.passed++;
  });
  events.on("test:stderr", ({ file, message }) => printed.set(file, (printed.get(file) ?? "") + message));
  events.on("test:fail", ({ name, file, details }) => {
    if (details.type === "suite") return;
    // A file that fails as a whole says why on its way out.
    const why = name === file ? (printed.get(file) ?? "") : "";
    tally.failures.push(`${file ?? pattern}: ${name}: ${details.error.message}\n${why}`);
  });
  for await (const line of events.compose(new spec())) process.stdout.write(String(line));
  return tally;
}

async function browserTests(): Promise<Tally> {
  const runner = await startTestRunner({ readCliArgs: false, autoExitProcess: false });
  if (!runner) throw new Error("The browser tests did not start.");
  const isPassed = await new Promise<boolean>((resolve) => runner.on("finished", resolve));
  const sessions = Array.from(runner.sessions.all());
  const failures = sessions.filter((session) => !session.passed).flatMap(failuresOf);
  if (!isPassed && !failures.length) failures.push("The browser tests failed as a whole.");
  const passed = sessions.flatMap(({ testResults }) => leaves(testResults)).filter((result) => result.passed).length;
  return { passed, failures };
}

/** A file that cannot be loaded, or that leaves an error behind, fails without a result of its own. */
function failuresOf({ testFile, browser, errors, testResults }: TestSession): string[] {
  const ofTests = leaves(testResults).filter((result) => !result.passed && !result.skipped);
  const sentences = [
    ...ofTests.map(({ name, error }) => `${name}: ${error?.message}`),
    ...errors.map(({ message }) => message),
  ];
  return (sentences.length ? sentences : ["failed"]).map((sentence) => `${testFile} (${browser.name}): ${sentence}`);
}

function leaves(suite: TestSuiteResult | undefined): TestResult[] {
  return suite ? [...suite.tests, ...suite.suites.flatMap(leaves)] : [];
}

process.execArgv.push("--import", "./test/node-complaints.ts"); // each file for Node begins with the same
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
const failures = tallies.flatMap((tally) => tally.failures);
// Once more at the end, where whoever sees only the end of a long log finds them.
for (const failure of failures) console.log(`\n✖ ${failure}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
