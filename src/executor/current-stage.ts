import { html, type ReactiveController, type ReactiveControllerHost } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { FlowSession, FlowState } from "../protocol/index.js";
import { Identifier } from "./identifier.js";
import { LIGHT } from "../stage/light.js";
import type { StageRegistry } from "../stage/registry.js";
import type { Stage } from "../stage/stage.js";
import { loadStage, type Define } from "./load-stage.js";

/** Without what was to be loaded a few password managers do less; users can sign in. */
const ignore = () => {};

/** The stage that users see. Here alone it is created, for one step of the walk, and given its challenge. */
export class CurrentStage implements ReactiveController {
  element: Stage | undefined;
  readonly identifier = new Identifier();
  /** The stage that is a child of the executor. */
  #placed: Stage | undefined;
  #step = 0;
  /** The state of the session that the stage was last given. */
  #state: FlowState | undefined;

  /** @param isLight - whether the stage is a child of the executor, in light mode, instead of a node in its root */
  constructor(
    readonly executor: ReactiveControllerHost & Element,
    readonly isLight: boolean,
  ) {
    executor.addController(this);
  }

  /**
   * Creates the stage of the session's step, unless it is shown already.
   * @returns whether it is new; rejects if its code does not load, or if there is no stage for the component
   */
  async show(session: FlowSession, stages: StageRegistry, define: Define): Promise<boolean> {
    const { step, challenge } = session;
    if (!challenge || this.#isOf(step)) return false;
    const tag = await loadStage(challenge.component, stages, define);
    // Meanwhile the session may have moved on, failed or ended.
    if (step !== session.step || session.state.status !== "challenged" || this.#isOf(step)) return false;
    this.element = document.createElement(tag) as unknown as Stage; // the registry pairs names and classes
    if (this.isLight) this.element.slot = LIGHT;
    this.#step = step;
    this.#state = undefined;
    this.update(session); // at once: the executor may render it at any moment
    return true;
  }

  /** Gives the stage its challenge. The stage of the step before stays, busy, until the next one is created. */
  update({ state, step, language }: FlowSession) {
    const isCurrent = this.#isOf(step);
    if (!isCurrent && state.status === "failed") this.clear();
    if (!this.element || state === this.#state) return;
    this.#state = state;
    this.element.busy = !isCurrent || !(state.status === "challenged" || state.status === "failed");
    if (isCurrent && state.challenge) {
      const identifier = this.identifier.in(state);
      Object.assign(this.element, { challenge: state.challenge, language, identifier });
    }
  }

  clear() {
    this.element = undefined;
  }

  /** What the executor renders in its own root for the stage. */
  template() {
    // Some password managers look for fields in what is added, but not in an added stage itself: it gets a new parent.
    return this.isLight ? html`<slot name=${LIGHT}></slot>` : keyed(this.element, html`<div>${this.element}</div>`);
  }

  /** Does what password managers need once the stage has settled. */
  settle() {
    const { element } = this;
    if (element) void import("./settle.js").then(({ settle }) => settle(this.executor, element), ignore);
  }

  /** Makes a stage in light mode a child of the executor, instead of the one before. */
  hostUpdated() {
    if (!this.isLight || this.#placed === this.element) return;
    this.#placed?.remove();
    this.#placed = this.element;
    if (this.element) this.executor.append(this.element);
  }

  #isOf(step: number): boolean {
    return this.element !== undefined && this.#step === step;
  }
}
