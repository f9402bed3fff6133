import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { chromeArguments, chromePath } from "../browsers.js";
import { Display } from "../display.js";
import { serveBuiltPage } from "./built-page.js";

/** What is spoken to the managers that Chromium and Firefox come with. */

/** For scripts in Firefox: looks for a field by its name, whatever root it is in, and waits for what a frame brings. */
export const FIND = `const find = (name, root = document) => {
    for (const node of root.querySelectorAll("*")) {
      const found = node.name === name ? node : node.shadowRoot && find(name, node.shadowRoot);
      if (found) return found;
    }
  };
  const once = async (test) => {
    while (!test()) await new Promise(requestAnimationFrame);
    return test();
  };`;

/** A Chromium in a window, with the password manager that it comes with, in a profile as people have them. */
export interface Chromium {
  browser: Browser;
  /** Root of the installation that it visits. */
  root: string;
  /** The page on which the manager writes down what it does. */
  diary: Page;
  /** Waits for the question whether to save, and agrees. @returns the name that the password is saved for */
  agree: () => Promise<string>;
}

/** Starts Chromium and a server for a test, and ends both. */
export async function inChromium(play: (chromium: Chromium) => Promise<void>): Promise<void> {
  const site = await serveBuiltPage({ host: "localhost" });
  const profile = await mkdtemp(join(tmpdir(), "chromium-"));
  const display = await Display.start();
  try {
    const browser = await puppeteer.launch({
      executablePath: chromePath(),
      userDataDir: profile,
      headless: false, // without a window it shows no prompt
      env: { ...process.env, DISPLAY: display.name },
      args: [...chromeArguments, "--password-store=basic"],
      ignoreDefaultArgs: ["--enable-automation"], // it keeps the manager from asking
    });
    try {
      const diary = await browser.newPage();
      await diary.goto("chrome://password-manager-internals/");
      const settings = await browser.newPage();
      await settings.goto("chrome://password-manager/passwords");
      const saved = settings.evaluate(firstSaved);
      saved.catch(() => {}); // a test that fails before it agrees tells its own reason
      await play({
        browser,
        root: site.url,
        diary,
        agree: async () => {
          await diary.waitForSelector("::-p-text(Show password prompt)");
          return agree(display, saved);
        },
      });
    } finally {
      await browser.close();
    }
  } finally {
    await display.stop();
    await rm(profile, { recursive: true, force: true });
    await site.close();
  }
}

/** Runs in the settings of Chromium, whose scripts may: tells for whom a password is saved first. */
function firstSaved(): Promise<string> {
  const { passwordsPrivate } = (window as unknown as Settings).chrome;
  return new Promise((resolve) => {
    passwordsPrivate.onSavedPasswordsListChanged.addListener(([login]) => login && resolve(login.username));
  });
}

interface Settings {
  chrome: {
    passwordsPrivate: {
      onSavedPasswordsListChanged: { addListener: (listener: (logins: { username: string }[]) => void) => void };
    };
  };
}

/** Gives Chromium's question the focus and presses its button; one that is still being drawn does not hear it. */
async function agree(display: Display, saved: Promise<string>): Promise<string> {
  for (let patience = 60; patience; patience--) {
    display.press("alt+shift+a", "Return");
    const username = await Promise.race([saved, pause(500)]);
    if (username) return username;
  }
  throw new Error("Nothing was saved.");
}

/**
 * Runs in Firefox: presses the button of the question whether to save. Firefox makes the question while the user types,
 * but its fields, which the button reads, are empty until it is shown.
 */
export const AGREE = `
  const { PopupNotifications } = Services.wm.getMostRecentWindow("navigator:browser");
  const { panel } = PopupNotifications;
  if (panel.state !== "open") {
    await new Promise((resolve) => panel.addEventListener("popupshown", resolve, { once: true }));
  }
  const saved = new Promise((resolve) => Services.obs.addObserver(resolve, "passwordmgr-storage-changed"));
  PopupNotifications.getNotification("password").mainAction.callback();
  await saved;`;

/** Runs in Firefox: what it has saved. */
export const LOGINS = "return (await Services.logins.getAllLogins()).map((login) => [login.username, login.password]);";
