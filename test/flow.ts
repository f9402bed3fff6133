import { fixture, html, waitUntil } from "@open-wc/testing";
import { setupWorker } from "msw/browser";
import { embeddedExecutor } from "../mocks/executor/index.js";
import type { World } from "../mocks/executor/world.js";
import { forgetCookies, handlers } from "../mocks/handlers.js";
import { demoWorld } from "../mocks/world.js";
import { FlowExecutor } from "../src/executor/index.js";
import type { Component } from "../src/protocol/index.js";
import type { Stage } from "../src/stage/stage.js";
import { stages } from "../stages/registry.js";

/** Answers the requests of the page. `worker.use(…)` puts something else before the executor for one test. */
export const worker = setupWorker();

before(() => worker.start({ quiet: true, onUnhandledRequest: "bypass" }));
beforeEach(() => playWorld());
afterEach(() => {
  forgetCookies();
  sessionStorage.clear();
});
after(() => worker.stop());

/** Puts a fresh embedded executor behind the page. */
export function playWorld(overrides?: Partial<World>): void {
  worker.resetHandlers(...handlers(embeddedExecutor(demoWorld(overrides))));
}

FlowExecutor.registry = stages;
if (!customElements.get("ak-flow-executor")) customElements.define("ak-flow-executor", FlowExecutor);

/** A flow in the page, and what a person does with it. */
export class Visit {
  /** Where the flow wanted to go; it is kept from going there. */
  target: string | undefined;

  constructor(readonly executor: FlowExecutor) {
    executor.addEventListener("ak-redirect", (event) => {
      event.preventDefault();
      this.target = event.to;
    });
  }

  get root(): ShadowRoot {
    return shadowOf(this.executor);
  }

  /** Waits for a stage, rendered and not busy. */
  async stage<C extends Component>(component: C): Promise<Stage<C>> {
    const find = () => this.root.querySelector<Stage<C>>(component);
    await waitUntil(() => find()?.hasUpdated && !find()?.busy, `${component} did not come`);
    const stage = find();
    if (!stage) throw new Error(`${component} went away`);
    await stage.updateComplete;
    await this.executor.updateComplete;
    return stage;
  }

  /** Waits until the flow wants to leave. */
  async left(): Promise<string | undefined> {
    await waitUntil(() => this.target !== undefined, "the flow did not leave");
    return this.target;
  }

  /** Waits for the sentence that says what went wrong. */
  async complaint(): Promise<string> {
    const find = () => this.root.querySelector(".pf-c-login__main > .pf-c-alert");
    await waitUntil(() => find() !== null, "nothing was said");
    return find()?.textContent?.trim() ?? "";
  }
}

/** Opens a flow. */
export async function open(slug: string, query = ""): Promise<Visit> {
  const executor = await fixture<FlowExecutor>(
    html`<ak-flow-executor slug=${slug} server="/" .query=${query}></ak-flow-executor>`,
  );
  return new Visit(executor);
}

export function shadowOf(element: Element): ShadowRoot {
  if (!element.shadowRoot) throw new Error(`${element.localName} has no shadow root`);
  return element.shadowRoot;
}

/** An input of a stage, by its name. */
export function input(stage: Element, name: string): HTMLInputElement {
  const found = shadowOf(stage).querySelector<HTMLInputElement>(`input[name="${name}"]`);
  if (!found) throw new Error(`${stage.localName} has no field ${name}`);
  return found;
}

/** Presses the one submit control of a stage. */
export function submit(stage: Element): void {
  shadowOf(stage).querySelector<HTMLButtonElement>("button[type=submit]")?.click();
}
