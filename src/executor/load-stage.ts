import { FlowFailure, inTime, type Component } from "../protocol/index.js";
import type { StageRegistry } from "../stage/registry.js";

/** Defines an element. */
export type Define = (name: string, constructor: CustomElementConstructor) => void;

/** What usually follows; loaded while people type. */
const NEXT: { readonly [C in Component]?: readonly Component[] } = {
  "ak-stage-identification": ["ak-stage-password"],
  "ak-stage-password": ["ak-stage-authenticator-validate", "ak-stage-user-login"],
};

/** Loads and defines the element of a stage. Rejects if it cannot be loaded, or if none is known. */
export async function loadStage(component: Component, stages: StageRegistry, define: Define): Promise<void> {
  const load = loadOf(component, stages) ?? loadOf(component, await others(stages));
  if (!load) throw new FlowFailure("unknown-component");
  if (customElements.get(component)) return;
  const { default: StageClass } = await inTime<{ default: CustomElementConstructor }>(load());
  if (!customElements.get(component)) define(component, StageClass);
}

/** Loads the stages that usually come next. One that cannot be loaded says so when it is due. */
export function loadNextStages(component: Component, stages: StageRegistry, define: Define) {
  const next = NEXT[component] ?? [];
  void Promise.all([others(stages), ...next.map((it) => loadStage(it, stages, define))]).catch(() => {});
}

/** Neither what every object has, such as `constructor`, nor another element of the page is a stage. */
function loadOf(component: Component, stages: StageRegistry) {
  return Object.hasOwn(stages, component) ? stages[component] : undefined;
}

/** The registry of the stages that this one does not name. */
async function others(stages: StageRegistry): Promise<StageRegistry> {
  return stages["*"] ? (await inTime(stages["*"]())).stages : {};
}
