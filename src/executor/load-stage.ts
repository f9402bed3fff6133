import { FlowFailure, inTime, type Component } from "../protocol/index.js";
import type { StageModule, StageRegistry } from "../stage/registry.js";

/** Defines an element. */
export type Define = (name: string, constructor: CustomElementConstructor) => void;

/** The stages that usually come next; they are loaded while the user types. */
const NEXT: { readonly [C in Component]?: readonly Component[] } = {
  "ak-stage-identification": ["ak-stage-password"],
  "ak-stage-password": ["ak-stage-authenticator-validate", "ak-stage-user-login"],
};

/**
 * Loads and defines the element of a stage. Rejects if its code does not load, or if there is no stage for the
 * component.
 * @returns the name of the element
 */
export async function loadStage(component: Component, stages: StageRegistry, define: Define): Promise<string> {
  const load = loadOf(component, stages) ?? loadOf(component, await others(stages));
  if (!load) throw new FlowFailure("unknown-component");
  const { default: StageClass, tag = component } = await inTime<StageModule>(load());
  if (!customElements.get(tag)) define(tag, StageClass);
  return tag;
}

/** Loads the stages that usually come next. Errors are ignored here: `loadStage` reports them when the stage is due. */
export function loadNextStages(component: Component, stages: StageRegistry, define: Define) {
  const next = NEXT[component] ?? [];
  void Promise.all([others(stages), ...next.map((it) => loadStage(it, stages, define))]).catch(() => {});
}

/** The function that loads a stage; nothing for names that every object has, such as `constructor`. */
function loadOf(component: Component, stages: StageRegistry) {
  return Object.hasOwn(stages, component) ? stages[component] : undefined;
}

/** The second registry, loaded later, of the stages that the first does not name. */
async function others(stages: StageRegistry): Promise<StageRegistry> {
  return stages["*"] ? (await inTime(stages["*"]())).stages : {};
}
