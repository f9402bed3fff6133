import type { FlowExecutor } from "../executor/index.js";
import type { Challenge } from "../protocol/index.js";
import type { StageElement } from "../stage/index.js";

/** An element of the page that shows a challenge, and the executor that it is a child of. */
export interface Replacement {
  readonly element: StageElement;
  readonly executor: FlowExecutor;
}

/** What shows a challenge in the place of our stage. */
export const replacements = new WeakMap<Challenge, Replacement>();
