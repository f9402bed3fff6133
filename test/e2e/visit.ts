import assert from "node:assert/strict";
import { test } from "node:test";
import type { KeyInput, Page } from "puppeteer-core";
import { demoCredentials } from "../../mocks/directory.js";
import { firefoxPath } from "../browsers.js";
import { seen } from "../seen.js";
import { serveBuiltPage, type BuiltPage, type BuiltPageOptions } from "./built-page.js";
import { launched, type BrowserName } from "./launched.js";

/** Milliseconds after which a test no longer believes that something will happen. */
const PATIENCE = 30_000;

export type { BrowserName };

export interface SceneOptions extends BuiltPageOptions {
  browser?: BrowserName;
}

/**
 * One test: a new visitor, whose browser knows nothing, before a server of its own. Nothing may be complained about.
 */
export function scene(title: string, play: (visit: Visit) => Promise<void>, options: SceneOptions = {}) {
  sceneBefore(() => serveBuiltPage(options), title, play, options.browser);
}

/** What a visitor finds: a server with the page. */
export type Site = Pick<BuiltPage, "url" | "requests" | "close">;

/** The same before a server of another kind. */
export function sceneBefore<S extends Site>(
  serve: () => Promise<S>,
  title: string,
  play: (visit: Visit<S>) => Promise<void>,
  browser: BrowserName = "chrome",
) {
  const skip = browser === "firefox" && !firefoxPath() ? "Firefox is not installed" : false;
  test(title, { skip }, async () => {
    const site = await serve();
    const context = await (await launched(browser)).createBrowserContext();
    const visit = new Visit(await context.newPage(), site);
    try {
      await visit.begin();
      await play(visit);
      assert.deepEqual(visit.complaints, []);
    } catch (cause) {
      throw new Error(await visit.describe(), { cause });
    } finally {
      await context.close();
      await site.close();
    }
  });
}

/** A user in front of the page: what they see, and what they do. */
export class Visit<S extends Site = BuiltPage> {
  /** What the console, uncaught errors and violations of the policy had to say. */
  readonly complaints: string[] = [];

  constructor(
    readonly page: Page,
    readonly site: S,
  ) {}

  /** What a test that failed has to say. */
  async describe(): Promise<string> {
    const text = await this.page.evaluate(seen).catch(String);
    return [`${this.page.url()} shows:`, text, ...this.complaints, "Requests:", ...this.site.requests.slice(-12)].join(
      "\n",
    );
  }

  async begin() {
    const { page, complaints } = this;
    page.setDefaultTimeout(PATIENCE);
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      // How the browser accounts for answers; tests give bad ones on purpose.
      if (message.text().startsWith("Failed to load resource")) return;
      // Chromium's remark on frames that hold pages of our own, which are trusted; those of other origins are held.
      if (message.text().includes("both allow-scripts and allow-same-origin")) return;
      if (["error", "warn"].includes(message.type())) complaints.push(message.text());
    });
    // tsx keeps the names of functions with one of its own, which functions that go to the page then miss.
    await page.evaluateOnNewDocument("window.__name = (named) => named");
    await page.evaluateOnNewDocument(() => {
      addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
        console.error(`Violates ${effectiveDirective}: ${blockedURI} ${sample}`);
      });
    });
  }

  /** Opens the page of a flow, with a query string if one is given. */
  async open(slug = "default-authentication-flow", query = "") {
    const address = `${this.site.url}if/flow/${slug}/${query && `?${query}`}`;
    const before = this.page.url();
    await this.page.goto(address).catch(async (error: unknown) => {
      // A flow may leave its page before that has loaded: to Firefox, the opening was aborted. So it is if the page before
      // was still at work; that one stays.
      if (!String(error).includes("NS_BINDING_ABORTED")) throw error;
      if (this.page.url() === before) await this.page.goto(address);
    });
  }

  /** Waits until this is to be seen, in whatever root. */
  async wait(selector: string) {
    // Asked of every frame: what changes inside a shadow root is no mutation of the document.
    return this.page.waitForSelector(`>>> ${selector}`, { visible: true });
  }

  /** Waits for the stage of a component, with nothing under way. */
  async stage(component: string) {
    await this.wait(`${component}:not([busy])`);
  }

  /** Waits for a field that has the focus. */
  async focus(name: string) {
    await this.wait(`input[name="${name}"]:focus`);
  }

  /** Waits for a message that says this. */
  async says(text: string) {
    await this.wait(`[role=alert] ::-p-text(${text})`);
  }

  /** Waits for text anywhere on the page. */
  async sees(text: string) {
    await this.page.waitForSelector(`::-p-text(${text})`, { visible: true });
  }

  /** Waits until the browser shows text in a font that a style sheet brings. */
  async hasFont(family: string) {
    await this.page.waitForFunction(
      (family) => [...document.fonts].some((it) => it.family.includes(family) && it.status === "loaded"),
      {},
      family,
    );
  }

  async type(text: string) {
    await this.page.keyboard.type(text);
  }

  async press(key: KeyInput) {
    await this.page.keyboard.press(key);
  }

  /**
   * Presses a button or a link by what stands on it; by keyboard, since what is above may still make room for a logo.
   */
  async click(text: string) {
    await this.reach(text);
    await this.press("Enter");
  }

  /** Gives a button or a link the focus, by what stands on it. */
  async reach(text: string) {
    const target = await this.wait(`:is(button:not([disabled], [aria-disabled=true]), a) ::-p-text(${text})`);
    await target?.evaluate((node) => node.closest<HTMLElement>("button, a")?.focus());
  }

  /** What stands in a field. */
  async value(name: string): Promise<string> {
    return this.page.$eval(`>>> input[name="${name}"]`, (input) => input.value);
  }

  /** Whether there is such an element, in whatever root. */
  async has(selector: string): Promise<boolean> {
    return (await this.page.$(`>>> ${selector}`)) !== null;
  }

  /** Types the name, on the first step. */
  async identify(name: string = demoCredentials.username) {
    await this.focus("uidField");
    await this.type(name);
    await this.press("Enter");
  }

  /** Signs in by keyboard, on two steps. */
  async signIn() {
    await this.identify();
    await this.focus("password");
    await this.type(demoCredentials.password);
    await this.press("Enter");
  }

  /** Waits until the browser is at this address, relative to the root of the server. */
  async arrive(path: string) {
    const target = new URL(path, this.site.url).href;
    const patience = AbortSignal.timeout(PATIENCE);
    while (this.page.url() !== target) {
      await new Promise((resolve, reject) => {
        this.page.once("framenavigated", resolve);
        patience.addEventListener("abort", () => reject(new Error(`Never arrived at ${target}`)));
      });
    }
  }
}
