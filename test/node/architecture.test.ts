import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { globSync } from "tinyglobby";
import { importCircle, importsOf, isBarrel, namesIn, type Import } from "./imports.js";

const sources = globSync("{build,src,stages,mocks}/**/*.ts", { ignore: "**/*.d.ts" }).sort();

/** Who may import what: a path of ours that ends in a slash is a folder. */
interface Rule {
  of: RegExp;
  may: readonly string[];
  /** Allowed as long as nothing of it is left after compilation. */
  types?: readonly string[];
}

const LIT = ["lit", "@lit/context", "@lit/localize"] as const;

/** Browsers may block these, so that reading them throws. */
const STORAGE = ["localStorage", "sessionStorage"];

/** The folder for what several others need of the browser. */
const BROWSER = "src/browser/";

/** What a stage may call: knows the wire and how to say what went wrong, but neither stages nor the session. */
const CAPABILITIES = ["webauthn", "captcha", "duo", "plex", "foreign", "sources"] as const;

/** What some of them need besides. */
const OTHERS: Readonly<Partial<Record<(typeof CAPABILITIES)[number], readonly string[]>>> = {
  webauthn: ["@simplewebauthn/browser", "src/ui/alert.ts", "src/ui/button.ts", "src/ui/icons/"],
  captcha: ["src/foreign/"],
  sources: ["src/plex/stored-pin.ts"],
};

/** Pages, each of which knows everything that it is put together from. */
const ENTRY = /^(src\/(main|embed|index)|build\/package\/vite\.config|mocks\/(command|gallery|playground)\/.*)\.ts$/;

/** The first rule that fits a file counts. A new folder needs a rule of its own. */
const rules: readonly Rule[] = [
  { of: /^build\/package\//, may: ["build/", "src/compat/keep-shadow-root.ts", "node", "vite", "tinyglobby"] },
  { of: /^build\//, may: ["build/", "src/i18n/", "node", "vite", "@lit/localize"] },
  { of: /^mocks\/gallery\//, may: ["src/", "stages/", "mocks/", "lit"] },
  { of: /^mocks\/command\//, may: ["mocks/", "node", "vite", "src/compat/keep-shadow-root.ts"] },
  {
    of: /^mocks\/playground\/studio\//,
    may: ["src/", "mocks/", "lit", "codemirror", "@codemirror/lang-css", "@codemirror/language", "@lezer/highlight"],
  },
  { of: /^mocks\/playground\//, may: ["src/", "mocks/", "lit", "idb-keyval", "vite"] },
  { of: ENTRY, may: ["src/", "stages/"] },
  { of: /^src\/protocol\//, may: ["src/protocol/"] },
  { of: /^src\/browser\//, may: [BROWSER, "src/protocol/index.ts"] },
  { of: /^src\/i18n\//, may: ["src/i18n/", BROWSER, ...LIT] },
  { of: /^src\/ui\//, may: ["src/ui/", BROWSER, "src/protocol/", "dompurify", "uqr", ...LIT] },
  {
    of: /^src\/stage\//,
    may: [
      "src/stage/",
      BROWSER,
      "src/protocol/",
      "src/ui/",
      "src/i18n/add-texts.ts",
      "src/i18n/later-texts.ts",
      ...LIT,
    ],
  },
  {
    of: /^src\/executor\//,
    may: [
      "src/executor/",
      "src/protocol/",
      "src/stage/",
      "src/i18n/",
      BROWSER,
      "src/ui/alert.ts",
      "src/ui/copy.ts",
      "src/ui/icons/icon.ts",
      "src/ui/image.ts",
      "src/ui/number.ts",
      "src/ui/server-text.ts",
      "src/theme/tokens.ts",
      ...LIT,
    ],
  },
  {
    of: /^src\/embedding\//,
    may: ["src/embedding/", "src/executor/", "src/protocol/", "src/stage/", BROWSER, ...LIT],
  },
  { of: /^src\/theme\//, may: ["src/theme/", "src/protocol/", "lit"] },
  {
    of: /^src\/page\//,
    may: ["src/page/", BROWSER, "src/protocol/", "src/stage/index.ts", "@lit/localize"],
    types: ["src/executor/"],
  },
  ...CAPABILITIES.map((name) => ({
    of: new RegExp(`^src/${name}/`),
    may: [`src/${name}/`, BROWSER, "src/protocol/index.ts", ...LIT, ...(OTHERS[name] ?? [])],
  })),
  { of: /^src\/compat\//, may: ["src/compat/", "@webcomponents/shadydom", "lit"] },
  { of: /^stages\/(registry|first)\.ts$/, may: ["stages/"], types: ["src/stage/index.ts"] },
  { of: /^stages\//, may: ["src/stage/index.ts", ...CAPABILITIES.map((name) => `src/${name}/`)] },
  { of: /^mocks\/(vite|proxy|node)\.ts$/, may: ["mocks/", "node", "vite", "ws"] },
  {
    of: /^mocks\//,
    may: ["mocks/", "msw", "@noble/hashes", "@simplewebauthn/server", "@zxcvbn-ts/", "yaml"],
    types: ["src/protocol/"],
  },
];

function allows({ may, types = [] }: Rule, { target, isType }: Import): boolean {
  return [...may, ...(isType ? types : [])].some((one) =>
    one.endsWith("/") ? target.startsWith(one) : target === one,
  );
}

/** What a file imports against its rule. */
function breaches(file: string, text?: string): string[] {
  const rule = rules.find(({ of }) => of.test(file));
  if (!rule) return [`${file} has no rule`];
  const unwanted = importsOf(file, text).filter((one) => !allows(rule, one));
  return unwanted.map(({ target, isType }) => `${file} imports ${isType ? "types of " : ""}${target}`);
}

test("every file imports only what the architecture allows", () => {
  assert.ok(sources.length > 50, "the sources were found");
  assert.deepEqual(
    sources.flatMap((file) => breaches(file)),
    [],
  );
});

test("this test notices a forbidden import in whatever form", () => {
  const forbidden: readonly (readonly [file: string, text: string])[] = [
    ["src/protocol/a.ts", 'import { html } from "lit";'],
    ["src/protocol/a.ts", 'import "../executor/index.js";'],
    ["src/protocol/a.ts", 'export * from "../ui/alert.js";'],
    ["src/protocol/a.ts", 'type A = import("../stage/index.js").Stage;'],
    ["src/ui/a.ts", 'import type { Stage } from "../stage/index.js";'],
    ["src/stage/a.ts", 'import "../executor/executor.js";'],
    ["src/executor/a.ts", 'import { stages } from "../../stages/registry.js";'],
    ["src/executor/a.ts", 'import "../ui/field.js";'],
    ["src/page/a.ts", 'import { FlowExecutor } from "../executor/index.js";'],
    ["src/page/a.ts", 'import { type FailureEvent, FlowExecutor } from "../executor/index.js";'],
    ["src/theme/a.ts", 'import "../compat/index.js";'],
    ["src/main.ts", 'void import("../mocks/world.js");'],
    ["src/new/a.ts", ""],
    ["stages/password.ts", 'import { html } from "lit";'],
    ["stages/password.ts", 'import { Stage } from "../src/stage/stage.js";'],
    ["stages/password.ts", 'import { Stage } from "./dummy.js";'],
    ["stages/password.ts", 'import type { Challenge } from "../src/protocol/index.js";'],
    ["stages/registry.ts", 'import { Stage } from "../src/stage/index.js";'],
    ["mocks/executor/a.ts", 'import { safeTarget } from "../../src/protocol/index.js";'],
    ["mocks/executor/a.ts", 'import { readFile } from "node:fs/promises";'],
    ["mocks/executor/a.ts", 'import { readFile } from "fs";'],
  ];
  for (const [file, text] of forbidden) assert.equal(breaches(file, text).length, 1, `${file}: ${text}`);
  assert.deepEqual(breaches("src/page/a.ts", 'import { type FlowExecutor } from "../executor/index.js";'), []);
});

/**
 * What each file imports, types included: a circle of types is one more thing that no one can read from its beginning.
 */
function importsOfAll(files: readonly string[], texts: Readonly<Record<string, string>> = {}) {
  return new Map(files.map((file) => [file, importsOf(file, texts[file]).map(({ target }) => target)]));
}

test("no file imports itself, directly or through others", () => {
  const files = globSync("{build,src,stages,mocks,test}/**/*.ts", { ignore: "**/*.d.ts" }).sort();
  assert.ok(files.length > sources.length + 100, "the tests were found");
  assert.deepEqual(importCircle(importsOfAll(files)), []);
});

test("this test notices a circle of imports, in whatever form", () => {
  const circleOf = (texts: Readonly<Record<string, string>>) => importCircle(importsOfAll(Object.keys(texts), texts));
  const begin = 'import { b } from "./b.js";';
  const forms = [
    'import "./a.js";',
    'import type { A } from "./a.js";',
    'export * from "./a.js";',
    'import("./a.js");',
  ];
  for (const form of forms) {
    const circle = circleOf({ "src/0.ts": begin, "src/a.ts": begin, "src/b.ts": 'import "./c.js";', "src/c.ts": form });
    assert.deepEqual(circle, ["src/b.ts", "src/c.ts", "src/a.ts", "src/b.ts"], form);
  }
  assert.deepEqual(circleOf({ "src/a.ts": 'import type { A } from "./a.js";' }), ["src/a.ts", "src/a.ts"]);
  const shared = { "src/0.ts": 'import "./b.js"; import "./a.js";', "src/a.ts": begin, "src/b.ts": "" };
  assert.deepEqual(circleOf(shared), [], "two ways to one file are no circle");
});

test("only the embedded executor imports what each kind of stage does", () => {
  const registry = "mocks/executor/stages/registry.ts";
  const knowing = sources.filter((file) => importsOf(file).some(({ target }) => target === registry));
  assert.deepEqual(knowing, ["mocks/executor/index.ts"]);
});

test("only src/browser/storage.ts uses storage, because browsers may block it", () => {
  const reaches = (file: string, text?: string) => STORAGE.some((name) => namesIn(file, text).has(name));
  assert.deepEqual(
    sources.filter((file) => /^(src|stages)\//.test(file) && reaches(file)),
    [],
  );
  assert.ok(reaches("src/page/a.ts", 'window.sessionStorage.setItem("a", "b");'));
  assert.ok(reaches("src/page/a.ts", "const { localStorage } = window;"));
  assert.ok(!reaches("src/page/a.ts", 'store("sessionStorage", "a");'));
});

test("only the entries choose compatibility mode", () => {
  const choosers = sources.filter(
    (file) => !file.startsWith("src/compat/") && importsOf(file).some(({ target }) => target.startsWith("src/compat/")),
  );
  assert.deepEqual(
    choosers.filter((file) => !ENTRY.test(file)),
    [],
  );
});

test("a stage imports from at most one of the folders for captchas, Duo, Plex and the like", () => {
  const capabilities = (file: string) =>
    importsOf(file).flatMap(({ target }) => /^src\/(?!stage)(\w+)\//.exec(target)?.[1] ?? []);
  const greedy = globSync("stages/*.ts").filter((file) => new Set(capabilities(file)).size > 1);
  assert.deepEqual(greedy, ["stages/identification.ts"], "whose challenge has those of a captcha and a passkey in it");
});

test("no file has a name that says nothing, such as utils or helper", () => {
  const empty = /(^|[/-])(utils?|helpers?|managers?|services?|handlers?)\.[a-z.]+$/;
  const named = globSync("{src,stages,mocks,test}/**/*").filter((file) => empty.test(file));
  assert.deepEqual(named, ["mocks/handlers.ts"], "what msw calls so");
});

test("only the package, the stage kit, the executor and the protocol have a file that just exports others", () => {
  const barrels = sources
    .filter(isBarrel)
    .filter((file) => !/^src\/((stage|executor|protocol)\/)?index\.ts$/.test(file));
  assert.deepEqual(barrels, []);
});

test("no file is longer than 300 lines, and no stage than 120", () => {
  const lines = (file: string) => readFileSync(file, "utf8").split("\n").length - 1;
  const most = (file: string) => (file.startsWith("stages/") ? 120 : 300);
  const long = [...sources, ...globSync("test/**/*.ts")].filter((file) => lines(file) > most(file));
  assert.deepEqual(long, []);
});
