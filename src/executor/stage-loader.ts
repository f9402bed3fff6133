import { FlowFailure, inTime, type Challenge, type Component } from "../protocol/index.js";
import type { StageRegistry } from "../stage/registry.js";
import type { Stage } from "../stage/stage.js";

/** Defines an element. */
export type Define = (name: string, constructor: CustomElementConstructor) => void;

/** What usually follows; loaded while people type. */
const NEXT: { readonly [C in Component]?: readonly Component[] } = {
  "ak-stage-identification": ["ak-stage-password"],
  "ak-stage-password": ["ak-stage-authenticator-validate", "ak-stage-user-login"],
};

/** Loads stages and makes one element for each step. */
export class StageLoader {
  #step: number | undefined;
  #stage: Stage | undefined;
  #prefetch = 0;
  readonly #define: Define;

  constructor(define: Define) {
    this.#define = define;
  }

  /**
   * The stage of a step. The same step keeps its element.
   * @returns nothing if another step came while the stage was loading; rejects if it cannot be loaded or is unknown.
   */
  async show(step: number, { component }: Challenge, stages: StageRegistry): Promise<Stage | undefined> {
    if (step !== this.#step) {
      this.#step = step;
      this.#stage = undefined;
    }
    if (this.#stage) return this.#stage;
    await this.#prepare(component, stages);
    if (step !== this.#step) return undefined;
    // The registry pairs names and classes.
    return (this.#stage ??= document.createElement(component) as unknown as Stage);
  }

  /** Prepares what usually comes next, when there is nothing else to do but to wait. A failure shows itself when it is due. */
  prefetch(component: Component, stages: StageRegistry, also: () => void) {
    this.#cancel(); // each answer asks anew
    const idle =
      // eslint-disable-next-line house/oldest-browsers -- Safari has a short while instead
      "requestIdleCallback" in window ? requestIdleCallback : (load: () => void) => self.setTimeout(load, 200);
    this.#prefetch = idle(() => {
      const next = NEXT[component] ?? [];
      void Promise.all([others(stages), ...next.map((it) => this.#prepare(it, stages))]).catch(() => {});
      also();
    });
  }

  /** Forgets the step, so that a load under way ends in nothing, and one to come is never begun. */
  forget() {
    this.#cancel();
    this.#step = this.#stage = undefined;
  }

  #cancel() {
    // eslint-disable-next-line house/oldest-browsers -- Safari has none to cancel
    if ("cancelIdleCallback" in window) cancelIdleCallback(this.#prefetch);
    else clearTimeout(this.#prefetch);
  }

  /** Loads and defines an element. */
  async #prepare(component: Component, stages: StageRegistry) {
    const load = loadOf(component, stages) ?? loadOf(component, await others(stages));
    if (!load) throw new FlowFailure("unknown-component");
    if (customElements.get(component)) return;
    const { default: StageClass } = await inTime<{ default: CustomElementConstructor }>(load());
    if (!customElements.get(component)) this.#define(component, StageClass);
  }
}

/** Neither what every object has, such as `constructor`, nor another element of the page is a stage. */
function loadOf(component: Component, stages: StageRegistry) {
  return Object.hasOwn(stages, component) ? stages[component] : undefined;
}

/** The registry of the stages that this one does not name. */
async function others(stages: StageRegistry): Promise<StageRegistry> {
  return stages["*"] ? (await inTime(stages["*"]())).stages : {};
}
