import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * Chromium's own sandbox does not start for root, as in containers; and nothing of a test run leaves the machine. The
 * suggestions below its address bar are pages that each new window loads, beside ours and unseen.
 */
export const chromeArguments = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
];

const CHROMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** Path of an installed Chrome or Chromium; installs Debian's where that is possible, else says what to do. */
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

/** Whether a browser can have a window here that nobody looks at, and somebody to press keys in it. */
export function hasDisplay(): boolean {
  return ["Xvfb", "xdotool", "setpriv"].every((program) => onPath([program]));
}

/** Whether there is a WebKitGTK that can be driven, and a screen for it. */
export function hasWebKit(): boolean {
  return ["WebKitWebDriver", "Xvfb", "setpriv"].every((program) => onPath([program]));
}

/** Whether there is a ChromeDriver, which automation of others uses. */
export function hasChromeDriver(): boolean {
  return ["chromedriver", "setpriv"].every((program) => onPath([program]));
}

function onPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}
