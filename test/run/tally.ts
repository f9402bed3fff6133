import type { FailedTest } from "./failed-test.js";

/** What came of the tests that ran in one place. */
export interface Tally {
  passed: number;
  failures: FailedTest[];
}
