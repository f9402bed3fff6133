import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import puppeteer from "puppeteer-core";
import { ada } from "../../mocks/directory.js";
import { addDevice } from "../../mocks/executor/devices.js";
import { chromeArguments, chromePath, hasDisplay } from "../browsers.js";
import { Display } from "../display.js";
import { serveBuiltPage } from "./built-page.js";
import { VirtualAuthenticator } from "./virtual-authenticator.js";
import { Visit } from "./visit.js";
import { answer, arriveAs, comeBack, signInto } from "./walks.js";

/**
 * Milliseconds in which people see what they are asked. Chromium takes no agreement sooner, and the page takes what
 * ends at once for the browser's own refusal.
 */
const LOOK = 600;

const CLOSED = "The passkey request was";

test(
  "a user who closes the browser's prompt tries again, or uses another method",
  { skip: !hasDisplay() },
  async () => {
    const site = await serveBuiltPage({ host: "localhost" });
    const display = await Display.start();
    const browser = await puppeteer.launch({
      executablePath: chromePath(),
      headless: false, // without a window it shows no prompt
      env: { ...process.env, DISPLAY: display.name },
      args: chromeArguments,
      protocolTimeout: 30_000,
    });
    const visit = new Visit(await browser.newPage(), site);
    const prompted = (key: string) => answerPrompt(visit, display, key);
    // A key that comes from the protocol takes the focus back from the prompt that it opens.
    const start = async (text: string) => {
      await visit.reach(text);
      display.press("Return");
    };
    try {
      await visit.begin();
      const authenticator = await VirtualAuthenticator.add(visit.page, { prompts: true });
      await signInto(visit, "default-authenticator-webauthn-setup");
      await visit.stage("ak-stage-authenticator-webauthn");
      await prompted("Escape");
      await visit.says(CLOSED);
      await start("Try again");
      await prompted("Return");
      await arriveAs(visit, "Ada Lovelace");
      assert.deepEqual(await authenticator.counts(), [1]);

      await comeBack(visit);
      await prompted("Escape");
      await visit.says(CLOSED);
      await start("Try again");
      await prompted("Return");
      await arriveAs(visit, "Ada Lovelace");
      assert.deepEqual(await authenticator.counts(), [2]);

      const { username } = ada;
      addDevice(site.world.authenticators, { username, deviceClass: "static", codes: ["k3m9x2"] });
      await comeBack(visit);
      await prompted("Escape");
      await visit.says(CLOSED);
      await visit.click("Use another method");
      await visit.click("Recovery code");
      await answer(visit, { code: "k3m9x2" });
      await arriveAs(visit, "Ada Lovelace");
      assert.deepEqual(await authenticator.counts(), [2]);
      assert.deepEqual(visit.complaints, []);
    } catch (cause) {
      throw new Error(await visit.describe(), { cause });
    } finally {
      await browser.close();
      await display.stop();
      await site.close();
    }
  },
);

/** Presses a key in the browser's prompt, which has the focus while it is open. */
async function answerPrompt({ page }: Visit, display: Display, key: string) {
  await page.evaluate(withoutFocus).catch((cause: unknown) => {
    throw new Error("No prompt was opened.", { cause });
  });
  // A user who agrees may be on another page by then.
  const over = page.evaluate(withFocus).catch(() => true);
  for (let patience = 20; patience; patience--) {
    await pause(LOOK);
    display.press(key);
    if (await Promise.race([over, pause(LOOK)])) return;
  }
  throw new Error(`The prompt did not hear ${key}.`);
}

/** Runs in the page: waits until something else has the focus. */
async function withoutFocus() {
  if (document.hasFocus()) await new Promise((resolve) => addEventListener("blur", resolve, { once: true }));
}

/** Runs in the page: waits until it has the focus. */
async function withFocus(): Promise<true> {
  if (!document.hasFocus()) await new Promise((resolve) => addEventListener("focus", resolve, { once: true }));
  return true;
}
