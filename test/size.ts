import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

/**
 * The most bytes that parts of the build may have, each file compressed by itself with gzip at level 9.
 *
 * - `first screen`: script and style of dist/index.html with all that they import statically.
 * - `stages`: the chunks of stages/ with all that they import statically, together.
 * - `headless core`: dist/protocol.js.
 * - `element`: dist/embed.js with all that it imports statically, until the first stage of a flow can be used. The aim
 *   is 17 000, but Lit, the session, the executor and the base of stages alone have 20 800.
 */
const BUDGETS = { "first screen": 22_650, stages: 60_000, "headless core": 4_000, element: 23_000 };

/** The most bytes of compatibility mode, compressed with brotli. */
const COMPATIBILITY_BUDGET = 16_500;

/** The most bytes of the texts of a language; the aim is 6 000. Cyrillic letters take two bytes each. */
const LOCALE_BUDGET = 6_500;
const CYRILLIC_BUDGET = 7_100;

/** Texts of `mocks/`, which must not be in the build. */
const MARKERS = ["analytical", "embedded-executor"];

const DIST = "dist";
if (!existsSync(join(DIST, "index.html"))) throw new Error("There is no dist/index.html: run `npm run build` first.");

const ASSETS =
  /<script[^>]* src="([^"]+)"|<link rel="(?:stylesheet|modulepreload)"(?![^>]* media=)[^>]* href="([^"]+)"/g;
const STATIC = /\b(?:from|import)\s*["'`]([^"'`]+)["'`]/g;
const DYNAMIC = /\bimport\(\s*["'`]([^"'`]+)/g;

const firstScreen = reach(references("index.html", ASSETS), [STATIC]);
const everything = reach([...firstScreen], [STATIC, DYNAMIC]);
const stageNames = readdirSync("stages").map((file) => file.replace(/\.ts$/, ""));
const stageChunks = [...everything].filter((file) =>
  stageNames.includes(posix.basename(file).replace(/-[-\w]{8}\.js$/, "")),
);
const groups: Record<keyof typeof BUDGETS, string[]> = {
  "first screen": [...firstScreen],
  stages: [...reach(stageChunks, [STATIC])].filter((file) => !firstScreen.has(file)),
  "headless core": ["protocol.js"],
  element: [...reach(["embed.js"], [STATIC])],
};

let failed = false;
for (const [group, files] of Object.entries(groups) as [keyof typeof BUDGETS, string[]][]) {
  const sum = files.reduce((total, file) => total + weigh(file), 0);
  const over = sum > BUDGETS[group];
  failed ||= over;
  console.log(`${over ? "✗" : "✓"} ${group}: ${number(sum)} of ${number(BUDGETS[group])} bytes gzip`);
  list(files);
}
const added = [...everything].filter((file) => /^assets\/compat-/.test(file));
const weight = added.reduce((total, file) => total + brotliCompressSync(read(file)).length, 0);
const heavy = !added.length || weight > COMPATIBILITY_BUDGET;
failed ||= heavy;
console.log(
  `${heavy ? "✗" : "✓"} compatibility mode: ${number(weight)} of ${number(COMPATIBILITY_BUDGET)} bytes brotli`,
);
const locales = /id="ak-locales">([^<]*)</.exec(read("index.html"))?.[1] ?? "{}";
for (const [locale, file] of Object.entries(JSON.parse(locales) as Record<string, string>)) {
  const weight = weigh(posix.join("slug", file));
  const budget = /^(ru|uk)/.test(locale) ? CYRILLIC_BUDGET : LOCALE_BUDGET;
  failed ||= weight > budget;
  console.log(`${weight > budget ? "✗" : "✓"} ${locale}: ${number(weight)} of ${number(budget)} bytes gzip`);
}
console.log("  Without a budget, because few will load it");
list([...everything].filter((file) => !groups["first screen"].includes(file) && !groups.stages.includes(file)));

for (const file of readdirSync(DIST, { recursive: true, encoding: "utf8" })) {
  if (!/\.(js|css|html|map)$/.test(file)) continue;
  const found = MARKERS.filter((marker) => read(file).includes(marker));
  if (!found.length) continue;
  failed = true;
  console.log(`✗ ${file} holds code of mocks/: “${found.join("”, “")}”`);
}
process.exit(failed ? 1 : 0);

/** These files and all that they refer to by the patterns, directly or not. */
function reach(from: readonly string[], patterns: readonly RegExp[]): Set<string> {
  const files = new Set(from);
  // `for` over a set also visits members that are added meanwhile.
  for (const file of files) {
    if (!file.endsWith(".js")) continue;
    for (const pattern of patterns) for (const target of references(file, pattern)) files.add(target);
  }
  return files;
}

/** The files of the build that a file refers to. */
function references(file: string, pattern: RegExp): string[] {
  // The page is served at <base>if/flow/<slug>/, and its files at <base>if/flow/assets/.
  const folder = file === "index.html" ? "slug" : posix.dirname(file);
  return Array.from(read(file).matchAll(pattern), ([, one, other]) => posix.join(folder, one ?? other ?? "")).filter(
    (target) => existsSync(join(DIST, target)),
  );
}

function list(files: readonly string[]): void {
  for (const file of files.toSorted((a, b) => weigh(b) - weigh(a)))
    console.log(`${number(weigh(file)).padStart(10)}  ${file}`);
}

function weigh(file: string): number {
  return gzipSync(read(file), { level: 9 }).length;
}

function read(file: string): string {
  return readFileSync(join(DIST, file), "utf8");
}

function number(value: number): string {
  return value.toLocaleString("en");
}
