import puppeteer, { type Page } from "puppeteer-core";
import { createServer } from "vite";
import { chromeArguments, chromePath, firefoxPath } from "../browsers.js";
import { SHEETS, SIZES, difference, shoot, states, type Subject } from "./shots.js";

/**
 * Compares every state of the gallery natively, in light mode and in compatibility mode, pixel by pixel: in each browser
 * there is, in both sizes and colour schemes. Takes a while: `npm run pixels`. Words choose less, or other sheets: the
 * first state alone, some of the browsers, modes, schemes (`bright`, `dark`), sizes and stages, right-to-left, a brand of
 * test/e2e/brands, or a page with a sheet of its own: `npm run pixels -- first chrome light dark narrow rtl glass`.
 */
const MODES = ["light", "on"] as const;
const SCHEMES = ["bright", "dark"] as const;
const sizes = Object.keys(SIZES) as (keyof typeof SIZES)[];
const words = process.argv.slice(2);
const among = (name: string, all: readonly string[]) => words.includes(name) || !all.some((it) => words.includes(it));
const server = await createServer({ server: { host: "127.0.0.1", port: 0 }, logLevel: "error" });
await server.listen();
const gallery = `${server.resolvedUrls?.local[0] ?? ""}mocks/gallery/`;
const firefox = firefoxPath();
// A picture of what moves would be another one each time.
const still = { args: [...chromeArguments, "--force-prefers-reduced-motion"] };
const stillFirefox = { browser: "firefox", extraPrefsFirefox: { "ui.prefersReducedMotion": 1 } } as const;
const launches = {
  chrome: () => puppeteer.launch({ executablePath: chromePath(), ...still }),
  ...(firefox && { firefox: () => puppeteer.launch({ executablePath: firefox, ...stillFirefox }) }),
};

const subjects = states(!words.includes("first"));
const components = subjects.map(({ component }) => component);
const dir = words.includes("rtl") ? "rtl" : "ltr";
const sheet = SHEETS.find((it) => words.includes(it)) ?? "";
let different = 0;
for (const [name, launch] of Object.entries(launches)) {
  if (!among(name, Object.keys(launches))) continue;
  const browser = await launch();
  const page = await browser.newPage();
  let compared = 0;
  for (const scheme of SCHEMES.filter((it) => among(it, SCHEMES))) {
    for (const size of sizes.filter((it) => among(it, sizes))) {
      for (const state of subjects.filter(({ component }) => among(component, components))) {
        const subject: Subject = { ...state, theme: scheme === "dark" ? "dark" : "light", size, dir, sheet };
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
    return `no pictures (${String(cause)})`;
  }
}
