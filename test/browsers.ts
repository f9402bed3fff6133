import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * Arguments for Chromium in tests: its sandbox does not start for root, as in containers; a test must not reach other
 * machines; the suggestions of the address bar are hidden pages that each new window would load; and a process that
 * stands ready for the next page would be started for each test, most of which need none.
 */
export const chromeArguments = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess",
];

const CHROMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** Path of an installed Chrome or Chromium. Without one, installs Debian's if possible, else says what to do. */
export function chromePath(): string {
  const found = process.env.CHROME_PATH ?? onPath(CHROMES) ?? (existsSync(MAC_CHROME) ? MAC_CHROME : undefined);
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    console.log("No Chromium found: installing Debian's.");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit", env });
    spawnSync("apt-get", ["install", "-y", "-qq", "chromium"], { stdio: "inherit", env });
    const installed = onPath(CHROMES);
    if (installed) return installed;
  }
  throw new Error("The tests need a browser: install Chrome or Chromium, or set CHROME_PATH to one.");
}

/** Path of an installed Firefox, if there is one. */
export function firefoxPath(): string | undefined {
  return process.env.FIREFOX_PATH ?? onPath(["firefox-esr", "firefox"]);
}

/** Whether Xvfb and xdotool are installed: a display for browser windows, and a program that presses keys. */
export function hasDisplay(): boolean {
  return ["Xvfb", "xdotool", "setpriv"].every((program) => onPath([program]));
}

/** Whether WebKitGTK with its driver is installed, and a display for it. */
export function hasWebKit(): boolean {
  return ["WebKitWebDriver", "Xvfb", "setpriv"].every((program) => onPath([program]));
}

/** Whether ChromeDriver is installed. */
export function hasChromeDriver(): boolean {
  return ["chromedriver", "setpriv"].every((program) => onPath([program]));
}

function onPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}
