import { mkdirSync } from "node:fs";
import puppeteer from "puppeteer-core";
import { createServer } from "vite";
import { chromeArguments, chromePath } from "../browsers.js";
import { shoot, type Subject } from "./shots.js";

/** Takes the pictures of the documents anew: `npm run screenshots`. */
const SHOTS: readonly Omit<Subject, "dir" | "sheet">[] = [
  { component: "ak-stage-password", state: "first", theme: "light", size: "narrow" },
  { component: "ak-stage-authenticator-validate", state: "first", theme: "dark", size: "narrow" },
  { component: "ak-stage-authenticator-validate", state: "totp", theme: "light", size: "narrow" },
  { component: "ak-stage-authenticator-static", state: "first", theme: "dark", size: "narrow" },
  { component: "ak-stage-prompt", state: "enrollment", theme: "light", size: "narrow" },
  { component: "ak-stage-email", state: "first", theme: "dark", size: "narrow" },
  { component: "ak-stage-consent", state: "additionalPermissions", theme: "light", size: "narrow" },
  { component: "ak-stage-session-end", state: "full", theme: "dark", size: "narrow" },
  { component: "ak-stage-identification", state: "everything", theme: "light", size: "wide" },
  { component: "ak-stage-authenticator-totp", state: "first", theme: "dark", size: "wide" },
];

const FOLDER = "docs/gallery";

const server = await createServer({ server: { host: "127.0.0.1", port: 0 }, logLevel: "error" });
await server.listen();
const gallery = `${server.resolvedUrls?.local[0] ?? ""}mocks/gallery/`;
const browser = await puppeteer.launch({ executablePath: chromePath(), args: chromeArguments });
try {
  mkdirSync(FOLDER, { recursive: true });
  const page = await browser.newPage();
  for (const subject of SHOTS) {
    await shoot(page, gallery, { ...subject, dir: "ltr", sheet: "" }, "off");
    // The gallery has no server that would send the background of the flow.
    await page.evaluate(() => document.querySelector("ak-flow-executor")?.removeAttribute("style"));
    const { component, state, theme } = subject;
    await page.screenshot({ path: `${FOLDER}/${component}-${state}-${theme}.webp`, type: "webp", quality: 80 });
  }
} finally {
  await browser.close();
  await server.close();
}
