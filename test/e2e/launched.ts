import { after } from "node:test";
import puppeteer, { type Browser } from "puppeteer-core";
import { chromeArguments, chromePath, firefoxPath } from "../browsers.js";

export type BrowserName = "chrome" | "firefox";

const browsers: { [name in BrowserName]?: Promise<Browser> } = {};

/** One browser of each kind for all tests of a process; each test has a context of its own in it. */
export function launched(name: BrowserName): Promise<Browser> {
  return (browsers[name] ??= launch(name));
}

function launch(name: BrowserName): Promise<Browser> {
  if (name === "chrome") return puppeteer.launch({ executablePath: chromePath(), args: chromeArguments });
  const executablePath = firefoxPath();
  return puppeteer.launch({ browser: "firefox", ...(executablePath && { executablePath }) });
}

after(async () => {
  for (const browser of Object.values(browsers)) await (await browser).close();
});
