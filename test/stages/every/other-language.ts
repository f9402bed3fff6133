import { expect } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import identification from "../../../mocks/challenges/identification.js";
import { showMessage } from "../../../src/executor/messages.js";
import { words } from "../../../src/executor/words.js";
import { english, translation } from "../../../src/i18n/translation.js";
import { FlowFailure, type Challenge, type FailureCode } from "../../../src/protocol/index.js";
import { ScriptedExecutor, Visit, all, fixtureOf, insideOf, shadowOf, until } from "../../flow.js";
import { misplaced } from "./places.js";
import { pseudo } from "./pseudo.js";
import { withTexts } from "./server-texts.js";
import type { State } from "./state.js";

/** The widths of a desktop, a phone and a narrow phone. */
const WIDTHS = [1280, 390, 320];

/** What the server says, and what is in no language. */
const NOT_OURS = ["style", "bdi", "[lang]", "code", "pre", "iframe[hidden]"].flatMap((it) => [it, `${it} *`]).join();

/** Attributes that people read. */
const READ = ["alt", "title", "placeholder", "aria-label", "aria-description", "aria-valuetext"];

/** Each of them has a sentence, or several, and buttons or links. */
const FAILURES: readonly (readonly [code: FailureCode, ...status: number[]])[] = [
  ["unreachable"],
  ["intercepted", 302, 511],
  ["timeout"],
  ["unknown-flow", 404],
  ["signed-out", 400, 401],
  ["forbidden", 403],
  ["too-large", 413],
  ["refused", 400, 405, 408, 409, 410, 414, 419, 421, 431, 451],
  ["busy", 429, 503],
  ["server", 404, 500, 501, 502, 504, 507, 508],
  ["page"],
  ["malformed", 200, 204],
  ["loop"],
  ["repeated"],
  ["unsafe-target"],
  ["unknown-component"],
  ["missing-stage"],
  ["unreadable-input"],
];

/** Lets the page speak a language that needs more room than English. */
export function speakOtherLanguage(): void {
  before(() => Object.assign(translation, { translate: pseudo }));
  after(() => Object.assign(translation, english));
}

export function isWhole(state: State): void {
  it(`${state.title} has all texts in the language, and fits on every screen in both directions`, async () => {
    const shown = await show(state.challenge);
    expect(untranslated(shown, namesIn(state))).to.deep.equal([]);
    await fits(shown);
  });
}

export function tellsFailures(): void {
  for (const [code, ...status] of FAILURES) {
    it(`tells “${code}” in the language, on every screen in both directions`, async () => {
      const shown = await show(identification.states.minimal);
      for (const it of status.length ? status : [undefined]) {
        shown.executor.session?.fail(new FlowFailure(code, { status: it, retryAfter: 9000 }));
        await shown.executor.updateComplete;
        expect(all(shown.executor, ".pf-c-alert").length).to.equal(1);
        expect(untranslated(shown, [location.host])).to.deep.equal([]);
        await fits(shown);
      }
    });
  }
}

export function tellsMessages(): void {
  it("tells messages of each level in the language, on every screen in both directions", async () => {
    const shown = await show(identification.states.minimal);
    for (const level of ["info", "success", "warning", "error"]) {
      showMessage(shown.executor, { level, message: "The server says this." });
    }
    await shown.executor.updateComplete;
    expect(all(shown.executor, ".pf-c-alert").length).to.equal(4);
    expect(untranslated(shown, [])).to.deep.equal([]);
    await fits(shown);
  });
}

interface Shown {
  executor: Visit["executor"];
  /** What users read is in these. */
  roots: readonly ParentNode[];
}

async function show(challenge: Challenge): Promise<Shown> {
  new ScriptedExecutor(challenge, challenge, "x-server");
  // They come when the browser is idle, which may take long here.
  const properties = { slug: "flow", server: "/", query: "", theme: "light", locale: "en", words } as const;
  const executor = await fixtureOf(properties);
  executor.setAttribute("locale-select", "");
  const stage = await new Visit(executor).stage(challenge.component);
  // What may be HTML is cleaned first.
  await until(() => all(stage, ".rich").every((it) => it.textContent.trim()), "a text did not come");
  await executor.updateComplete;
  return { executor, roots: [shadowOf(executor), insideOf(stage)] };
}

/** What the server says in no language, such as names and addresses: the longest first. */
function namesIn(state: State): string[] {
  const names = [location.host, "UPN"];
  JSON.stringify(withTexts(state, (kind, said) => (kind === "name" ? said : "")).challenge, (_, value: unknown) => {
    if (typeof value === "string" && value) names.push(value);
    return value;
  });
  return names.sort((one, other) => other.length - one.length);
}

/** The texts and attributes that are still in English letters, but for these names. */
function untranslated({ roots }: Shown, names: readonly string[]): string[] {
  return roots
    .flatMap((root) => [...root.querySelectorAll(`:not(${NOT_OURS})`)])
    .flatMap((holder) => {
      const texts = Array.from(holder.childNodes, (node) => (node instanceof Text ? node.data : ""));
      const ours = [...texts, ...READ.map((name) => holder.getAttribute(name) ?? "")].map((text) =>
        names.reduce((rest, name) => rest.replaceAll(name, ""), text.trim()),
      );
      return ours.filter((text) => /[a-z]/i.test(text)).map((text) => `“${text}” in ${holder.outerHTML.slice(0, 200)}`);
    });
}

async function fits({ executor, roots }: Shown): Promise<void> {
  try {
    for (const width of WIDTHS) {
      await setViewport({ width, height: 800 });
      for (const dir of ["ltr", "rtl"]) {
        executor.dir = document.documentElement.dir = dir;
        expect(misplaced(roots), `at ${width} px, ${dir}`).to.deep.equal([]);
      }
    }
  } finally {
    document.documentElement.dir = "";
  }
}
