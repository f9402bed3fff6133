import type { Failure } from "./failure.js";

/** What came of the tests that ran in one place. */
export interface Tally {
  passed: number;
  failures: Failure[];
}
