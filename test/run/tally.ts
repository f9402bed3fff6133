import type { FailedTest } from "./failed-test.js";

/** The results of the tests that ran in one place: Node or browsers. */
export interface Tally {
  passed: number;
  failures: FailedTest[];
}
