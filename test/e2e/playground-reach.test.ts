import assert from "node:assert/strict";
import axe from "axe-core";
import type { Page } from "puppeteer-core";
import { blueprint, scene, type Player } from "./player.js";

const PANELS = ["Outbox", "Directory", "Duo and captchas", "Policies", "Network", "Requests"];
/** More than there is to stop at. */
const MOST_STOPS = 250;

/** Plays the flow of the blueprint until a policy asks, by what is pressed. */
async function playUntilAsked(player: Player, press: (text: string) => Promise<void>) {
  await press("A flow of mine");
  await player.type("uidField", "ada");
  await player.stage("ak-stage-email");
  await press("A link for you");
  await player.click("Continue");
  await player.find("::-p-text(Does odd pass?)");
}

/** Unfolds whatever is folded away. */
async function unfold({ page }: Player) {
  for (const details of await page.$$(">>> details:not([open]) > summary")) {
    await details.evaluate((summary) => summary.click());
  }
}

/** What axe finds in the playground, by day and by night. The page in its frame has tests of its own. */
async function findings({ page }: Player): Promise<string[]> {
  const found: string[] = [];
  for (const scheme of ["light", "dark"]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    const { violations } = await page.evaluate(() =>
      (window as unknown as { axe: typeof axe }).axe.run({ iframes: false, resultTypes: ["violations"] }),
    );
    for (const { id, nodes } of violations) found.push(...nodes.map(({ html }) => `${scheme}: ${id}: ${html}`));
  }
  return found;
}

scene(
  "axe finds nothing in the playground, with all panels open, a question, and the report on a file",
  async (player) => {
    const { page } = player;
    await page.evaluateOnNewDocument(axe.source);
    await page.reload();
    await player.stage("ak-stage-identification");
    await player.drop("version: 1\nentries: nothing");
    await player.find("::-p-text(This file cannot be played.)");
    assert.deepEqual(await findings(player), []);
    await player.drop(blueprint);
    await playUntilAsked(player, (text) => player.press(text));
    await unfold(player);
    assert.deepEqual(await findings(player), []);
    await page.setViewport({ width: 390, height: 844 });
    for (const view of ["Flows", "Server"]) {
      await player.press(view);
      assert.deepEqual(await findings(player), [], view);
    }
  },
  { browsers: ["chrome"] },
);

/** Runs in the page: what has the focus is called, in whatever root or frame. */
function focused(): string {
  let active = document.activeElement;
  for (let inner = active; inner;) {
    active = inner;
    inner =
      inner instanceof HTMLIFrameElement
        ? (inner.contentDocument?.activeElement ?? null)
        : (inner.shadowRoot?.activeElement ?? null);
  }
  if (!active || active.localName === "body") return "";
  const [label] = (active as HTMLInputElement).labels ?? [];
  return (active.getAttribute("aria-label") ?? (label ?? active).textContent).trim();
}

/** Goes by keyboard alone to what is called so, which comes after whatever has the focus. */
async function tabTo(page: Page, name: string) {
  const met: string[] = [];
  while (met.length < MOST_STOPS) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(focused);
    if (at.startsWith(name)) return;
    met.push(at);
  }
  assert.fail(`Nothing is called ${name} of ${met.join(" | ")}`);
}

async function enter(page: Page, name: string) {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}

scene(
  "everything in the playground can be reached by keyboard: files, all steps of a flow, and the panels",
  async (player) => {
    const { page } = player;
    const { keyboard } = page;
    await enter(page, "Paste it");
    await tabTo(page, "Blueprint");
    await keyboard.sendCharacter(blueprint);
    await enter(page, "Import");
    await enter(page, "A flow of mine");
    await player.see(">>> input[name=uidField]:focus");
    await keyboard.type("ada");
    await keyboard.press("Enter");
    await player.stage("ak-stage-email");

    await enter(page, "A link for you");
    await player.reads("Continue to confirm this email address.");
    await enter(page, "Continue");
    await player.find(".question button:focus");
    await keyboard.press("Enter");
    await player.reads("the last step");

    await tabTo(page, "Deactivate ada");
    await enter(page, "Policies");
    await tabTo(page, "passes");
    await enter(page, "Network");
    await tabTo(page, "Offline");
    await keyboard.press("Space");
    await enter(page, "Requests");
    await enter(page, "POST ak-stage-dummy");
    await tabTo(page, "Reply of the server");
  },
  { browsers: ["chrome"] },
);

/** Runs in the page: what sticks out of it at either side. */
function sticksOut(): string[] {
  const found: string[] = [];
  const visit = (element: Element) => {
    const { left, right, width } = element.getBoundingClientRect();
    if (width && element.checkVisibility() && (left < -0.5 || right > innerWidth + 0.5)) found.push(element.outerHTML);
    if (
      element.scrollWidth > element.clientWidth &&
      getComputedStyle(element).overflowX === "auto" &&
      element.localName !== "pre"
    ) {
      found.push(`scrolls: ${element.className}`);
    }
    for (const child of (element.shadowRoot ?? element).children) visit(child);
  };
  visit(document.documentElement);
  return found;
}

scene(
  "everything in the playground can be pressed on a phone, where nothing sticks out",
  async (player) => {
    const { page } = player;
    const tap = async (text: string) =>
      (await player.find(`:is(button, a, summary, label) ::-p-text(${text})`)).click();
    const nothingSticksOut = async (where: string) => assert.deepEqual(await page.evaluate(sticksOut), [], where);
    await page.setViewport({ width: 390, height: 844 });
    await nothingSticksOut("page");
    await player.drop(blueprint);
    await player.find("::-p-text(Not played)"); // wherever it was dropped
    await tap("Paste it");
    await nothingSticksOut("flows");
    await playUntilAsked(player, async (text) => {
      if (text === "A link for you") await tap("Server");
      await tap(text);
    });
    await nothingSticksOut("question");
    await tap("It passes");
    await player.reads("the last step");
    await tap("Server");
    for (const panel of PANELS.slice(2)) await tap(panel);
    await tap("Add an account");
    await nothingSticksOut("world");
    await tap("Offline");
    await tap("No answer");
    await tap("Page");
    await (await player.find("button::-p-text(Reload)")).click();
    await player.reads("The server could not be reached");
  },
  { browsers: ["chrome"] },
);
