import { setTimeout as pause } from "node:timers/promises";
import type { Display } from "../display.js";

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

/** Runs in the settings of Chromium, whose scripts may: tells for whom a password is saved first. */
export function firstSaved(): Promise<string> {
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
export async function agree(display: Display, saved: Promise<string>): Promise<string> {
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
