import type { Component } from "../protocol/index.js";
import type { Stage } from "./stage.js";

/** Where each stage is loaded from. Components that have none yet are told of by name. */
export type StageRegistry = {
  readonly [C in Component]?: () => Promise<{ default: new () => Stage<C> }>;
};
