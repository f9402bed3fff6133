import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { demoCredentials } from "../../mocks/directory.js";
import { hasWebKit } from "../browsers.js";
import { WebKit } from "../webkit.js";
import { serveBuiltPage, type BuiltPage } from "./built-page.js";

const { username, password } = demoCredentials;

/** Milliseconds after which a test no longer believes that something will happen. */
const PATIENCE = 30_000;

const REPORTS = "/reports";
export const ENTER = "\uE007";
export const TAB = "\uE004";

/** What the scripts below find in the page, whatever root it is in. */
const FIND = `
  const nodes = (root = document) =>
    [...root.querySelectorAll("*")].flatMap((node) => [node, ...(node.shadowRoot ? nodes(node.shadowRoot) : [])]);
  const find = (selector) => nodes().find((node) => node.matches(selector));
  const called = (text) => nodes().find((node) => node.matches("button, a") && node.textContent.includes(text));
  const seen = (text) => nodes().some((node) => node.checkVisibility() && node.textContent.includes(text));`;

/** A user in front of the page in WebKitGTK: what they see, and what they do. */
export class Visit<S extends BuiltPage = BuiltPage> {
  constructor(
    readonly webkit: WebKit,
    readonly site: S,
  ) {}

  /** Opens the page of a flow. */
  async open(slug: string, query: string) {
    await this.webkit.open(`${this.site.url}if/flow/${slug}/?${query}`);
  }

  /** What a script says of the page. */
  async ask(expression: string): Promise<unknown> {
    return this.webkit.inPage(`${FIND} return ${expression};`);
  }

  /** Waits until something holds. WebDriver tells of nothing by itself, and a navigation ends what runs in the page. */
  async until(holds: () => Promise<unknown>, what: string) {
    for (const patience = AbortSignal.timeout(PATIENCE); !(await holds().catch(() => false)); await pause(20)) {
      if (patience.aborted) throw new Error(`${what}, at ${await this.webkit.url()}`);
    }
  }

  /** Waits until there is such an element, with nothing under way. */
  async wait(selector: string) {
    await this.until(() => this.ask(`find(${JSON.stringify(selector)}) !== undefined`), `There was no ${selector}`);
  }

  /** Waits for a field that has the focus, and types into it. */
  async type(name: string, text: string) {
    await this.wait(`input[name=${name}]:focus`);
    await this.webkit.type(text);
  }

  /** Waits for text anywhere on the page. */
  async sees(text: string) {
    await this.until(() => this.ask(`seen(${JSON.stringify(text)})`), `The page never showed ${text}`);
  }

  /** Presses a button or a link by what stands on it. */
  async press(text: string) {
    const label = JSON.stringify(text);
    await this.until(() => this.ask(`(called(${label})?.focus(), called(${label})?.matches(":focus"))`), `No ${text}`);
    await this.webkit.type(ENTER);
  }

  /** What stands in a field. */
  async value(name: string): Promise<unknown> {
    return this.ask(`find("input[name=${name}]").value`);
  }

  /** Signs in by keyboard, on two steps. */
  async signIn() {
    await this.type("uidField", username + ENTER);
    await this.type("password", password + ENTER);
  }

  /**
   * Waits until the document of this address is there, relative to the root of the server. WebKit names the address
   * as soon as it sets out.
   */
  async arrive(path: string) {
    const target = new URL(path, this.site.url).href;
    await this.until(
      () => this.ask(`location.href === ${JSON.stringify(target)} && document.readyState !== "loading"`),
      `Never arrived at ${target}`,
    );
  }
}

/** One browser for all tests. */
let started: Promise<WebKit> | undefined;
after(async () => (await started)?.stop());

/** One test: a new visitor before a server of its own, which hears of no violation of the policy. */
export function scene(title: string, play: (visit: Visit) => Promise<void>, base = "/") {
  const widen = (policy: string) => `${policy}; report-uri ${REPORTS}`;
  sceneBefore(() => serveBuiltPage({ world: { base }, widen }), title, play);
}

/** The same before a server with other pages beside it. */
export function sceneBefore<S extends BuiltPage>(
  serve: () => Promise<S>,
  title: string,
  play: (visit: Visit<S>) => Promise<void>,
) {
  const skip = hasWebKit() ? false : "WebKitGTK is not installed";
  test(`${title} (WebKitGTK)`, { skip, timeout: 120_000 }, async () => {
    const site = await serve();
    const webkit = await (started ??= WebKit.start());
    try {
      await play(new Visit(webkit, site));
      assert.deepEqual(reported(site), []);
    } finally {
      await webkit.send("DELETE", "/cookie"); // a port is no other site to a cookie
      await site.close();
    }
  });
}

/** The reports of violations that the server got. */
export const reported = ({ requests }: BuiltPage) => requests.filter((request) => request === `POST ${REPORTS}`);
