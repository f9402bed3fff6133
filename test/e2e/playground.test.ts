import assert from "node:assert/strict";
import { after, test } from "node:test";
import puppeteer, { type Browser, type Frame, type Page } from "puppeteer-core";
import { build } from "vite";
import { chromeArguments, chromePath, firefoxPath } from "../browsers.js";
import { serveFiles, type FileServer } from "./file-server.js";

/** Milliseconds after which a test no longer believes that something will happen. */
const PATIENCE = 30_000;

const blueprint = `
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

/** One test: somebody opens the built playground, which lies in a folder of a server that knows nothing but files. */
function scene(title: string, play: (player: Player) => Promise<void>) {
  for (const name of ["chrome", "firefox"] as const) {
    const skip = name === "firefox" && !firefoxPath() ? "Firefox is not installed" : false;
    test(`${title} (${name})`, { skip }, async () => {
      const site = await (files ??= serve());
      const context = await (await launch(name)).createBrowserContext();
      const player = new Player(await context.newPage(), site);
      site.requests.length = 0;
      try {
        await player.begin();
        await play(player);
        const asked = site.requests.filter(
          (it) => !/^GET \/a\/folder\/((index|frame)\.html|assets\/.*|demo\/.*)?$/.test(it),
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

async function serve(): Promise<FileServer> {
  await build({ configFile: "mocks/playground/vite.config.ts", logLevel: "error" });
  return serveFiles("dist-playground", "/a/folder/");
}

const launched: { [name in "chrome" | "firefox"]?: Promise<Browser> } = {};

function launch(name: "chrome" | "firefox"): Promise<Browser> {
  const executablePath = name === "chrome" ? chromePath() : (firefoxPath() ?? "");
  const options = { browser: name, executablePath, ...(name === "chrome" ? { args: chromeArguments } : {}) };
  return (launched[name] ??= puppeteer.launch(options));
}

after(async () => {
  for (const browser of Object.values(launched)) await (await browser).close();
  await (await files)?.close();
});

/** Somebody in front of the playground. */
class Player {
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
    const element = await this.page.waitForSelector(">>> iframe");
    return (await element?.contentFrame().catch(() => undefined)) ?? undefined;
  }

  /** Waits until this is to be seen in the frame. @returns it */
  async see(selector: string) {
    const patience = AbortSignal.timeout(PATIENCE);
    for (;;) {
      const frame = await this.frame();
      try {
        const found = await frame?.waitForSelector(selector, { visible: true });
        if (found) return found;
      } catch (error) {
        if (frame?.detached !== true || patience.aborted) throw error;
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
    await this.find("ak-drop-zone");
    await this.page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], "export.yaml"));
      window.dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
    }, text);
  }

  /** Plays a flow of the list. */
  async play(slug: string) {
    const link = await this.find(`.flows a[href="#if/flow/${slug}/"]`);
    await link.evaluate((link) => (link as HTMLElement).click());
  }
}

scene("a flow that was exported is dropped and played, with its e-mail, over a reload", async (player) => {
  const { page } = player;
  await player.drop(blueprint);
  await player.find("::-p-text(Line 14, column 5: Objects of the model authentik_providers_proxy)");
  await player.press("A flow of mine");
  await player.type("uidField", "ada");
  await player.stage("ak-stage-email");
  await player.press("A link for you");
  await player.reads("Continue to confirm this email address.");

  await page.reload();
  await player.reads("Continue to confirm this email address.");
  await player.click("Continue");
  await player.find("::-p-text(Does odd pass?)");
  await player.press("It passes");
  await player.reads("the last step");

  await page.reload();
  await player.reads("the last step");
  await player.press("Policies");
  await player.find("::-p-text(odd of mine)");
  await player.click("Continue");
  await player.stage("ak-stage-identification");
  // A link counts once.
  await player.press("A link for you");
  await player.reads("Link was already used");
});

scene("a file that cannot be played says why, and where", async (player) => {
  await player.drop("version: 1\nentries: nothing");
  await player.find("::-p-text(Line 2, column 10: The entries of a blueprint are a list.)");
});

scene("somebody signs in, out and back, as on a server", async (player) => {
  await player.play("default-authentication-flow");
  await player.type("uidField", "ada");
  await player.type("password", "analytical");
  await player.reads("Signed in as Ada Lovelace");
  await player.press("Directory");
  await player.find(".mark::-p-text(signed in)");
  await player.click("Sign out");
  await player.stage("ak-stage-identification");
  await player.page.goBack();
  await player.stage("ak-stage-identification");
});

scene("what leaves the page by forms and frames arrives", async (player) => {
  await player.play("demo-autosubmit");
  await player.reads("You have arrived");
  await player.reads("SAMLResponse");
  await player.page.goBack();
  await player.stage("ak-stage-autosubmit");
  await player.play("demo-iframe-logout");
  await player.stage("ak-stage-identification");
  await player.play("demo-native-logout");
  await player.stage("ak-stage-identification");
  await player.play("demo-frame");
  await player.stage("ak-stage-identification");
});

scene("a connection that is lost, and a server that fails, can be tried", async (player) => {
  await player.play("default-authentication-flow");
  await player.stage("ak-stage-identification");
  await player.press("Network");
  await player.press("The next response meets a server error");
  await player.type("uidField", "ada");
  await player.click("Try again");
  await player.stage("ak-stage-password");
  await player.press("There is no connection");
  await player.type("password", "analytical");
  await player.reads("What you typed is still here");
  await player.press("There is no connection");
  await player.reads("Signed in as Ada Lovelace");
});

scene("captchas and Duo are played by stand-ins", async (player) => {
  await player.play("demo-captcha");
  await player.press("Duo and captchas");
  await player.press("is a robot");
  await player.click("I am human");
  await player.reads("Invalid captcha response");
  await player.press("is human");
  await player.click("I am human");
  await player.stage("ak-stage-identification");

  await player.press("stays silent");
  await player.play("demo-mfa");
  await player.type("uidField", "mary");
  await player.click("Duo");
  await player.find("::-p-text(Duo waits for the phone.)");
  await player.press("approves");
  await player.reads("Signed in as Mary Somerville");
});

scene("a reset brings back the world as it came", async (player) => {
  await player.drop(blueprint);
  await player.find('a[href="#if/flow/mine/"]');
  player.page.once("dialog", (dialog) => void dialog.accept());
  await player.press("Reset");
  await player.page.waitForNavigation();
  await player.stage("ak-stage-identification");
  assert.equal(await player.page.$('>>> a[href="#if/flow/mine/"]'), null);
});
