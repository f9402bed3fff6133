import { AssertionError } from "node:assert";
import { startTestRunner, type TestResult, type TestSession, type TestSuiteResult } from "@web/test-runner";
import type { FailedTest } from "./failed-test.js";
import type { Tally } from "./tally.js";

/** Runs test files in browsers: the given ones, or all groups of the configuration. */
export async function browserTests(files: readonly string[] = []): Promise<Tally> {
  process.argv.splice(2, Infinity, ...(files.length ? ["--files", ...files] : [])); // the configuration reads its arguments there
  const runner = await startTestRunner({ autoExitProcess: false });
  if (!runner) throw new Error("The browser tests did not start.");
  const isPassed = await new Promise<boolean>((resolve) => runner.on("finished", resolve));
  const sessions = Array.from(runner.sessions.all());
  const failures = sessions.filter((session) => !session.passed).flatMap(failuresOf);
  if (!isPassed && !failures.length) throw new Error("The browser tests failed as a whole.");
  const passed = sessions.flatMap(({ testResults }) => leaves(testResults)).filter((result) => result.passed).length;
  return { passed, failures };
}

/**
 * The failed tests of a file. A file that does not load, or that leaves an error behind, fails without a failed test.
 */
function failuresOf({ testFile: file, browser: { name: browser }, errors, testResults }: TestSession): FailedTest[] {
  const ofTests = leaves(testResults).filter((result) => !result.passed && !result.skipped);
  const failures = [
    ...ofTests.map(({ name: title, error }) => ({ title, errors: error ? [error, ...difference(error)] : [] })),
    ...errors.map((error) => ({ title: "", errors: [error] })),
  ];
  return (failures.length ? failures : [{ title: "", errors: [] }]).map((failure) => ({ file, browser, ...failure }));
}

/** The difference of the two values that an assertion compared. */
function difference({ actual, expected }: NonNullable<TestResult["error"]>): readonly { message: string }[] {
  if (actual === undefined || expected === undefined) return [];
  const [mine, theirs] = [actual, expected].map((text) => text.split("\n"));
  return [{ message: new AssertionError({ actual: mine, expected: theirs, operator: "deepStrictEqual" }).message }];
}

function leaves(suite: TestSuiteResult | undefined): TestResult[] {
  return suite ? [...suite.tests, ...suite.suites.flatMap(leaves)] : [];
}
