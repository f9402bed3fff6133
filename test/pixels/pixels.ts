import puppeteer, { type Page } from "puppeteer-core";
import { createServer } from "vite";
import { chromeArguments, chromePath, firefoxPath } from "../browsers.js";
import { SIZES, difference, shoot, states, type Subject } from "./shots.js";

/**
 * Compares every state of the gallery natively, in light mode and in compatibility mode, pixel by pixel: in each browser
 * there is, in both sizes and colour schemes. Takes a while: `npm run pixels`; or, with the first state alone, one
 * browser, one mode or some of the stages, `npm run pixels -- first chrome light ak-stage-prompt`.
 */
const MODES = ["light", "on"] as const;
const words = process.argv.slice(2);
const among = (name: string, all: readonly string[]) => words.includes(name) || !all.some((it) => words.includes(it));
const server = await createServer({ server: { host: "127.0.0.1", port: 0 }, logLevel: "error" });
await server.listen();
const gallery = `${server.resolvedUrls?.local[0] ?? ""}mocks/gallery/`;
const firefox = firefoxPath();
const launches = {
  chrome: () => puppeteer.launch({ executablePath: chromePath(), args: chromeArguments }),
  ...(firefox && { firefox: () => puppeteer.launch({ browser: "firefox", executablePath: firefox }) }),
};

const subjects = states(!words.includes("first"));
const components = subjects.map(({ component }) => component);
let different = 0;
for (const [name, launch] of Object.entries(launches)) {
  if (!among(name, Object.keys(launches))) continue;
  const browser = await launch();
  const page = await browser.newPage();
  let compared = 0;
  for (const theme of ["light", "dark"] as const) {
    for (const size of Object.keys(SIZES) as (keyof typeof SIZES)[]) {
      for (const state of subjects) {
        if (!among(state.component, components)) continue;
        const subject: Subject = { ...state, theme, size };
        // A picture may catch a passing moment; what differs twice differs.
        const pixels = (await compare(page, subject)) && (await compare(page, subject));
        compared++;
        if (!pixels) continue;
        different++;
        console.log(`${name} ${Object.values(subject).join(" ")}: ${pixels}`);
      }
    }
  }
  console.log(`${name}: ${compared} pairs compared`);
  await browser.close();
}
await server.close();
console.log(`${different} pairs differ`);
process.exit(different ? 1 : 0);

/** The modes whose pictures are not the same as without any, and by how many pixels; empty if all are the same. */
async function compare(page: Page, subject: Subject): Promise<string> {
  try {
    const native = await shoot(page, gallery, subject, "off");
    const differing: string[] = [];
    for (const mode of MODES.filter((it) => among(it, MODES))) {
      const pixels = await difference(page, native, await shoot(page, gallery, subject, mode));
      if (pixels) differing.push(`${pixels} pixels in ${mode}`);
    }
    return differing.join(", ");
  } catch (cause) {
    throw new Error(`No pictures of ${Object.values(subject).join(" ")}`, { cause });
  }
}
