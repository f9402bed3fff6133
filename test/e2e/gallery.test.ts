import assert from "node:assert/strict";
import { after, test } from "node:test";
import axe from "axe-core";
import type { Page } from "puppeteer-core";
import { createServer } from "vite";
import { fixtures } from "../../mocks/challenges/index.js";
import { launched } from "./launched.js";

const server = await createServer({ server: { host: "127.0.0.1", port: 0 }, logLevel: "error" });
await server.listen();
after(() => server.close());

/** Opens the gallery. @returns what its frame holds, once the stage is drawn */
async function frameOf(page: Page, component: string) {
  const element = await page.waitForSelector(`iframe[src*="component=${component}&"]`);
  const frame = await element?.contentFrame();
  assert.ok(frame);
  await frame.waitForSelector(`html[data-shown="${component}"]`);
  return frame;
}

test("the gallery leads by situation to each state, and shows it with its challenge, as its address says", async () => {
  const context = await (await launched("chrome")).createBrowserContext();
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.setViewport({ width: 1280, height: 800 });
  const gallery = `${server.resolvedUrls?.local[0] ?? ""}mocks/gallery/`;
  await page.goto(`${gallery}?component=ak-stage-password&state=refused&theme=dark&dir=rtl`);
  const frame = await frameOf(page, "ak-stage-password");
  await frame.waitForSelector("html[data-theme=dark][dir=rtl]");
  await page.waitForSelector("h2 ::-p-text(Password: Refused by the server)", { visible: true });
  await page.waitForSelector("nav details[open] a[aria-current]::-p-text(Refused by the server)", { visible: true });
  assert.match(await page.$eval("pre", ({ textContent }) => textContent), /"component": "ak-stage-password"/);
  const states = fixtures.reduce((count, { states }) => count + Object.keys(states).length, 0);
  assert.equal((await page.$$("nav a")).length, states);

  await page.evaluate(axe.source);
  for (const value of ["light", "dark"]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
    const { violations } = await page.evaluate(() =>
      (window as unknown as { axe: typeof axe }).axe.run({ iframes: false, resultTypes: ["violations"] }),
    );
    assert.deepEqual(
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${value}: ${id}: ${html}`)),
      [],
    );
  }

  // Services of others stand in for themselves: these stages look as if nothing had failed.
  for (const [component, state, reads] of [
    ["ak-stage-captcha", "first", "I am human"],
    ["ak-source-telegram", "first", "Press Telegram's button to go on."],
    ["ak-source-oauth-apple", "first", "You are being taken to Apple."],
    ["ak-stage-authenticator-webauthn", "first", "Your browser will ask where to save your passkey"],
  ] as const) {
    await page.$eval(`nav a[href*="component=${component}&state=${state}"]`, (link) => link.click());
    const frame = await frameOf(page, component);
    await frame.waitForSelector(`>>> ::-p-text(${reads})`, { visible: true });
    assert.equal(await frame.$(">>> [role=alert]"), null, component);
    assert.match(page.url(), new RegExp(`component=${component}&state=${state}&?`));
  }
  // The address says what is shown; pictures are of it as well.
  await page.goto(`${gallery}?component=ak-stage-prompt&theme=dark`);
  const shown = ".pictures[open] iframe";
  assert.equal(await page.$(shown), null);
  await page.$eval(".pictures summary", (summary) => summary.click());
  await page.waitForSelector(`.pictures[open] li:first-child iframe[src*="component=ak-stage-prompt&"]`);
  await page.$eval(".pictures[open] ul", (list) => list.scrollTo(list.scrollWidth, 0));
  const last = await page.waitForSelector(".pictures[open] li:last-child iframe");
  await (await last?.contentFrame())?.waitForSelector("html[data-shown=ak-stage-prompt][data-theme=dark]");
  assert.equal(await page.$(".pictures[open] li:first-child iframe"), null);
  assert.ok((await page.$$(shown)).length <= 6);
  const [link] = await page.$$(".pictures[open] li:last-child a");
  const title = await link?.evaluate((it) => it.textContent);
  await link?.click();
  await page.waitForSelector(`h2 ::-p-text(Form: ${title})`, { visible: true });
  await frameOf(page, "ak-stage-prompt");
  assert.deepEqual(
    asked.filter((url) => url.startsWith("http") && !url.startsWith(new URL(gallery).origin)),
    [],
  );
  await page.goBack();
  await page.waitForSelector("h2 ::-p-text(Form: Enrollment)", { visible: true });
  await context.close();
});
