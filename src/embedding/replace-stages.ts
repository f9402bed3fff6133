import type { FlowExecutor } from "../executor/index.js";
import type { StageElement } from "../stage/index.js";
import { replacements } from "./replacements.js";

/**
 * Lets children of an executor take the place of stages: each with `slot="stage:<component>"` shows the challenges of
 * that component. The executor hears itself, so nothing has to be ended.
 */
export function replaceStages(executor: FlowExecutor): void {
  /** The stages as the page set them, and the same with the stand-in. */
  let given = executor.stages;
  let changed = given;
  executor.addEventListener("ak-challenge", ({ target, challenge }) => {
    if (target !== executor) return; // of an executor inside this one
    if (executor.stages !== changed) given = executor.stages;
    const { component } = challenge;
    const element = Array.from(executor.children).find(({ slot }) => slot === `stage:${component}`);
    if (element) replacements.set(challenge, { element: element as StageElement, executor });
    changed = element ? { ...given, [component]: () => import("./slotted-stage.js") } : given;
    executor.stages = changed;
  });
}
