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

/** Replies to the requests of the page. `worker.use(…)` puts another handler before the executor for one test. */
export const worker = setupWorker();

before(() => worker.start({ quiet: true, onUnhandledRequest: "bypass" }));
// Keeps each flow from navigating the page, which would end its tests.
before(() => window.addEventListener("ak-redirect", (event) => event.preventDefault()));
beforeEach(() => playWorld());
afterEach(() => {
  forgetCookies();
  sessionStorage.clear();
  localStorage.clear();
});
after(() => worker.stop());

/** Lets a new embedded executor reply to the requests of the page. */
export function playWorld(overrides?: Partial<World>): void {
  worker.resetHandlers(http.get(IMAGES, picture), ...handlers(embeddedExecutor(demoWorld(overrides))));
}

/** Replies for logos, icons and backgrounds, which no test looks at. */
const IMAGES = /\/(static|files)\/.*\.(svg|png|jpg)/;
const picture = () =>
  HttpResponse.xml('<svg xmlns="http://www.w3.org/2000/svg" />', { headers: { "Content-Type": "image/svg+xml" } });

/** Waits until a condition holds, checking it often. */
export function until(isTrue: () => unknown, otherwise?: string, timeout = 15_000): Promise<void> {
  return waitUntil(isTrue, otherwise, { interval: 5, timeout });
}

/** Address of every flow's executor. */
export const EXECUTOR = "*/api/v3/flows/executor/*";

/** An executor that sends what a test tells it to, and records what the page sends. */
export class ScriptedExecutor {
  /** How many GETs it got. */
  questions = 0;
  readonly responses: unknown[] = [];
  #held = Promise.resolve();

  /**
   * @param question - its reply to a GET
   * @param reply - its reply to every response
   * @param language - the language of its texts
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

  /** Waits for a response of the page, and returns it. */
  async sent(): Promise<unknown> {
    await until(() => this.responses.length > 0, "nothing was sent");
    return this.responses[0];
  }

  /** Waits for the next GET. */
  async askedAgain(): Promise<void> {
    const before = this.questions;
    await until(() => this.questions > before, "the page did not ask");
  }

  /** Holds its replies back. @returns a function that sends them */
  hold(): () => void {
    let release = () => {};
    this.#held = new Promise((resolve) => (release = resolve));
    return release;
  }
}

/** Whether the browser is Chromium: in Firefox, tests cannot emulate media features. */
export const isChromium = navigator.userAgent.includes("Chrome/");

FlowExecutor.registry = stages;
if (!customElements.get("ak-flow-executor")) customElements.define("ak-flow-executor", FlowExecutor);

/** A flow in the page, and what a user does with it. */
export class Visit {
  /** The target of the last redirect, which the test prevented. */
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
    const find = () => stageOf<C>(this.executor, component);
    await until(() => find()?.hasUpdated && !find()?.busy, `${component} did not come`);
    const stage = find();
    if (!stage) throw new Error(`${component} went away`);
    await stage.updateComplete;
    await this.executor.updateComplete;
    return stage;
  }

  /** Waits for a redirect. @returns its target */
  async left(): Promise<string | undefined> {
    await until(() => this.target !== undefined, "the flow did not leave");
    return this.target;
  }

  /** Waits for a failure. @returns its sentence */
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

/** Opens a flow with one scripted challenge, and waits for its stage. */
export async function show<C extends Component>(challenge: Challenge<C>, theme?: "light" | "dark") {
  const executor = new ScriptedExecutor(challenge);
  const visit = await open("flow", "", theme);
  const stage = await visit.stage(challenge.component);
  return { executor, visit, stage };
}

/** An executor element on which a test sets more than a slug and a query. */
export function fixtureOf(properties: Partial<FlowExecutor>): Promise<FlowExecutor> {
  return fixture(Object.assign(document.createElement("ak-flow-executor"), properties));
}

export function shadowOf(element: Element): ShadowRoot {
  if (!element.shadowRoot) throw new Error(`${element.localName} has no shadow root`);
  return element.shadowRoot;
}

/** The stage of a component, which in light mode is a child of the executor. */
export function stageOf<C extends Component>(executor: Element, component: C): Stage<C> | null {
  return executor.querySelector<Stage<C>>(component) ?? shadowOf(executor).querySelector<Stage<C>>(component);
}

/** What an element renders into: its root, or itself if it is a stage in light mode. */
export function insideOf(element: Element): ShadowRoot | Element {
  return element.shadowRoot ?? element;
}

/** All elements inside an element that match a selector. */
export function all<E extends HTMLElement = HTMLElement>(element: Element, selector: string): E[] {
  return [...insideOf(element).querySelectorAll<E>(selector)];
}

/** The first element in the root that matches; fails if there is none. */
export function one(element: Element, selector: string): HTMLElement {
  const [found] = all(element, selector);
  if (!found) throw new Error(`${element.localName} has no ${selector}`);
  return found;
}

/** The targets of the links in the root of an element. */
export function targets(element: Element): string[] {
  return all<HTMLAnchorElement>(element, "a").map((link) => link.href);
}

/** The text that a user reads in an element. */
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
