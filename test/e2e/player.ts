import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { Frame, Page } from "puppeteer-core";
import { build } from "vite";
import { firefoxPath } from "../browsers.js";
import { serveFiles, type FileServer } from "./file-server.js";
import { launched, type BrowserName } from "./launched.js";

/** Milliseconds after which a test no longer believes that something will happen. */
const PATIENCE = 30_000;

/** A flow as a file, with an e-mail, a policy that the playground cannot run, and an object that is not played. */
export const blueprint = `
version: 1
metadata: { name: mine }
entries:
  - { model: authentik_flows.flow, id: flow, identifiers: { slug: mine }, attrs: { name: A flow of mine, title: Mine, designation: recovery } }
  - { model: authentik_stages_identification.identificationstage, id: who, identifiers: { name: who }, attrs: { user_fields: [username] } }
  - { model: authentik_stages_email.emailstage, id: mail, identifiers: { name: mail }, attrs: { subject: A link for you } }
  - { model: authentik_stages_dummy.dummystage, id: end, identifiers: { name: the last step } }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf flow, stage: !KeyOf who, order: 0 } }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf flow, stage: !KeyOf mail, order: 10 } }
  - { model: authentik_flows.flowstagebinding, id: last, identifiers: { target: !KeyOf flow, stage: !KeyOf end, order: 20 } }
  - { model: authentik_policies_expression.expressionpolicy, id: odd, identifiers: { name: odd }, attrs: { expression: return here() } }
  - { model: authentik_policies.policybinding, identifiers: { target: !KeyOf last, policy: !KeyOf odd, order: 0 } }
  - { model: authentik_providers_proxy.proxyprovider, identifiers: { name: proxy } }
`;

let files: Promise<FileServer> | undefined;

export interface SceneOptions {
  /** Those it is played in, where one is enough. */
  browsers?: readonly BrowserName[];
}

/** One test: a developer opens the built playground, which lies in a folder of a server that knows nothing but files. */
export function scene(title: string, play: (player: Player) => Promise<void>, options: SceneOptions = {}) {
  const { browsers = ["chrome", "firefox"] } = options;
  for (const name of browsers) {
    const skip = name === "firefox" && !firefoxPath() ? "Firefox is not installed" : false;
    test(`${title} (${name})`, { skip }, async () => {
      const site = await (files ??= serve());
      const context = await (await launched(name)).createBrowserContext();
      const player = new Player(await context.newPage(), site);
      site.requests.length = 0;
      try {
        await player.begin();
        await play(player);
        const asked = site.requests.filter(
          (it) => !/^GET \/a\/folder\/((index|frame|studio|stage)\.html|assets\/.*|demo\/.*)?$/.test(it),
        );
        assert.deepEqual([player.complaints, asked], [[], []]);
      } catch (cause) {
        throw new Error(`${String(cause)}\n${await player.describe()}`, { cause });
      } finally {
        await context.close();
      }
    });
  }
}

/** Serves `dist-playground/`; builds it if it is missing. */
async function serve(): Promise<FileServer> {
  if (!existsSync("dist-playground/index.html")) {
    await build({ configFile: "mocks/playground/vite.config.ts", logLevel: "error" });
  }
  return serveFiles("dist-playground", "/a/folder/");
}

after(async () => (await files)?.close());

/** A developer in front of the playground. */
export class Player {
  readonly complaints: string[] = [];

  constructor(
    readonly page: Page,
    readonly site: FileServer,
  ) {}

  async begin() {
    const { page, complaints } = this;
    page.setDefaultTimeout(PATIENCE);
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) complaints.push(message.text());
    });
    await page.evaluateOnNewDocument("window.__name = (named) => named");
    page.on("response", (response) => {
      if (!response.ok()) complaints.push(`${response.status()} ${response.url()}`);
    });
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(this.site.url);
    await this.stage("ak-stage-identification");
  }

  async describe(): Promise<string> {
    const frame = await this.frame();
    const text = await frame?.evaluate(() => document.body.innerText).catch(String);
    return [this.page.url(), frame?.url(), text, ...this.complaints, ...this.site.requests.slice(-12)].join("\n");
  }

  /** The frame, which is another after each navigation. */
  async frame(): Promise<Frame | undefined> {
    const element = await this.page.waitForSelector(">>> iframe", { visible: true });
    return (await element?.contentFrame().catch(() => undefined)) ?? undefined;
  }

  /**
   * Waits until this is to be seen in the frame. Looks for the frame anew now and then: it may have been replaced, and on
   * a busy machine Firefox stops waiting without a word when a frame gets its page just then.
   * @returns it
   */
  async see(selector: string) {
    const patience = AbortSignal.timeout(PATIENCE);
    for (;;) {
      const frame = await this.frame();
      try {
        const found = await frame?.waitForSelector(selector, { visible: true, timeout: PATIENCE / 10 });
        if (found) return found;
      } catch (error) {
        if (patience.aborted) throw error;
      }
    }
  }

  /** Waits for something around the frame. @returns it */
  async find(selector: string) {
    const found = await this.page.waitForSelector(`>>> ${selector}`, { visible: true });
    assert.ok(found);
    return found;
  }

  /** Presses something around the frame, by what stands on it. */
  async press(text: string) {
    const found = await this.find(`:is(button, a, summary, label) ::-p-text(${text})`);
    await found.evaluate((node) => node.closest<HTMLElement>("button, a, summary, label")?.click());
  }

  /** Waits for the stage of a component in the frame, with nothing under way. */
  async stage(component: string) {
    await this.see(`>>> ${component}:not([busy])`);
  }

  /** Waits for text in the frame. */
  async reads(text: string) {
    await this.see(`::-p-text(${text})`);
  }

  /** Types into a field in the frame, and sends it. */
  async type(name: string, text: string) {
    const field = await this.see(`>>> input[name="${name}"]`);
    await field.type(text);
    await field.press("Enter");
  }

  /** Presses something in the frame. */
  async click(text: string) {
    const found = await this.see(`>>> :is(button, a) ::-p-text(${text})`);
    await found.evaluate((node) => node.closest<HTMLElement>("button, a")?.click());
  }

  /** Drops a file on the page. */
  async drop(text: string) {
    await this.page.waitForSelector(">>> ak-drop-zone");
    await this.page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], "export.yaml"));
      window.dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
    }, text);
  }

  /** Presses a button that gives a file, in Chrome. @returns what is in the file */
  async download(label: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "downloads-"));
    const context = this.page.browserContext();
    const browser = await this.page.browser().target().createCDPSession();
    await browser.send("Browser.setDownloadBehavior", {
      behavior: "allowAndName",
      ...(context.id && { browserContextId: context.id }),
      downloadPath: folder,
      eventsEnabled: true,
    });
    const arrived = new Promise<string>((resolve, reject) => {
      AbortSignal.timeout(PATIENCE).addEventListener("abort", () => reject(new Error(`No file came of ${label}`)));
      browser.on("Browser.downloadProgress", ({ state, guid }) => {
        if (state === "completed") resolve(guid);
      });
    });
    const button = await this.find(`button[aria-label="${label}"]`);
    await button.evaluate((button) => (button as HTMLElement).click());
    const text = await readFile(join(folder, await arrived), "utf8");
    await browser.detach();
    await rm(folder, { recursive: true });
    return text;
  }

  /** Plays a flow of the list. */
  async play(slug: string) {
    const link = await this.find(`.flows a[href="#if/flow/${slug}/"]`);
    await link.evaluate((link) => (link as HTMLElement).click());
  }
}
