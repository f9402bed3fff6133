import { fixture, html, waitUntil } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import { setupWorker } from "msw/browser";
import { embeddedExecutor } from "../mocks/executor/index.js";
import type { World } from "../mocks/executor/world.js";
import { forgetCookies, handlers } from "../mocks/handlers.js";
import { demoWorld } from "../mocks/world.js";
import { FlowExecutor } from "../src/executor/index.js";
import type { Challenge, Component } from "../src/protocol/index.js";
import type { Stage } from "../src/stage/stage.js";
import { stages } from "../stages/registry.js";

/** Answers the requests of the page. `worker.use(…)` puts something else before the executor for one test. */
export const worker = setupWorker();

before(() => worker.start({ quiet: true, onUnhandledRequest: "bypass" }));
// No flow may take the page away from its tests.
before(() => window.addEventListener("ak-redirect", (event) => event.preventDefault()));
beforeEach(() => playWorld());
afterEach(() => {
  forgetCookies();
  sessionStorage.clear();
  localStorage.clear();
});
after(() => worker.stop());

/** Puts a fresh embedded executor behind the page. */
export function playWorld(overrides?: Partial<World>): void {
  worker.resetHandlers(http.get(IMAGES, picture), ...handlers(embeddedExecutor(demoWorld(overrides))));
}

/** Logos, icons and backgrounds, which no test looks at. */
const IMAGES = /\/(static|files)\/.*\.(svg|png|jpg)/;
const picture = () =>
  HttpResponse.xml('<svg xmlns="http://www.w3.org/2000/svg" />', { headers: { "Content-Type": "image/svg+xml" } });

/** Waits for something to become true, without losing much time once it is. */
export function until(isTrue: () => unknown, otherwise?: string, timeout = 15_000): Promise<void> {
  return waitUntil(isTrue, otherwise, { interval: 5, timeout });
}

/** Address of every flow's executor. */
export const EXECUTOR = "*/api/v3/flows/executor/*";

/** An executor that says what it is told to say, and keeps what it was sent. */
export class ScriptedExecutor {
  /** How often it was asked which challenge is due. */
  questions = 0;
  readonly responses: unknown[] = [];
  #held = Promise.resolve();

  /**
   * @param question - what it asks
   * @param reply - what it says to every response
   * @param language - what its texts are in
   */
  constructor(
    public question: Challenge,
    public reply: Challenge = question,
    language = "en",
  ) {
    const headers = { "Content-Language": language };
    worker.use(
      http.get(EXECUTOR, async () => {
        this.questions++;
        await this.#held;
        return HttpResponse.json(this.question as object, { headers });
      }),
      http.post(EXECUTOR, async ({ request }) => {
        this.responses.push(await request.json());
        await this.#held;
        return HttpResponse.json(this.reply as object, { headers });
      }),
    );
  }

  /** Waits for a response. @returns what was sent. */
  async sent(): Promise<unknown> {
    await until(() => this.responses.length > 0, "nothing was sent");
    return this.responses[0];
  }

  /** Waits until it is asked, however often it was before. */
  async askedAgain(): Promise<void> {
    const before = this.questions;
    await until(() => this.questions > before, "nobody asked");
  }

  /** Keeps its answers back. @returns a function that lets them go. */
  hold(): () => void {
    let release = () => {};
    this.#held = new Promise((resolve) => (release = resolve));
    return release;
  }
}

/** Firefox cannot be told which media to imitate. */
export const isChromium = navigator.userAgent.includes("Chrome/");

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
    await until(() => find()?.hasUpdated && !find()?.busy, `${component} did not come`);
    const stage = find();
    if (!stage) throw new Error(`${component} went away`);
    await stage.updateComplete;
    await this.executor.updateComplete;
    return stage;
  }

  /** Waits until the flow wants to leave. */
  async left(): Promise<string | undefined> {
    await until(() => this.target !== undefined, "the flow did not leave");
    return this.target;
  }

  /** Waits for the sentence that says what went wrong. */
  async complaint(): Promise<string> {
    const find = () => this.root.querySelector(".pf-c-login__main > .pf-c-alert");
    await until(() => find() !== null, "nothing was said");
    return words(find());
  }
}

/** Opens a flow. */
export async function open(slug: string, query = "", theme: "light" | "dark" = "light"): Promise<Visit> {
  const executor = await fixture<FlowExecutor>(
    html`<ak-flow-executor slug=${slug} server="/" theme=${theme} .query=${query}></ak-flow-executor>`,
  );
  return new Visit(executor);
}

/** Opens a flow that asks one thing only, and waits for its stage. */
export async function show<C extends Component>(challenge: Challenge<C>, theme?: "light" | "dark") {
  const executor = new ScriptedExecutor(challenge);
  const visit = await open("flow", "", theme);
  const stage = await visit.stage(challenge.component);
  return { executor, visit, stage };
}

/** An executor of a page that sets more than most. */
export function fixtureOf(properties: Partial<FlowExecutor>): Promise<FlowExecutor> {
  return fixture(Object.assign(document.createElement("ak-flow-executor"), properties));
}

export function shadowOf(element: Element): ShadowRoot {
  if (!element.shadowRoot) throw new Error(`${element.localName} has no shadow root`);
  return element.shadowRoot;
}

/** Everything in the root of an element that a selector finds. */
export function all<E extends HTMLElement = HTMLElement>(element: Element, selector: string): E[] {
  return [...shadowOf(element).querySelectorAll<E>(selector)];
}

/** The first of them, which has to be there. */
export function one(element: Element, selector: string): HTMLElement {
  const [found] = all(element, selector);
  if (!found) throw new Error(`${element.localName} has no ${selector}`);
  return found;
}

/** Where the links in the root of an element lead to. */
export function targets(element: Element): string[] {
  return all<HTMLAnchorElement>(element, "a").map((link) => link.href);
}

/** What a person reads in an element. */
export function words(element: Element | null | undefined): string {
  return element?.textContent.replace(/\s+/g, " ").trim() ?? "";
}

/** An input of a stage, by its name. */
export function input(stage: Element, name: string): HTMLInputElement {
  return one(stage, `input[name="${name}"]`) as HTMLInputElement;
}

/** Presses the one submit control of a stage. */
export function submit(stage: Element): void {
  one(stage, "button[type=submit]").click();
}
