import { expect, nextFrame } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import identification from "../../mocks/challenges/identification.js";
import password from "../../mocks/challenges/password.js";
import { showMessage } from "../../src/executor/messages.js";
import { locales } from "../../src/i18n/locales.js";
import { english, translation } from "../../src/i18n/translation.js";
import type { Challenge } from "../../src/protocol/index.js";
import type { Stage } from "../../src/stage/stage.js";
import { EXECUTOR, Visit, all, fixtureOf, input, one, until, words, worker } from "../flow.js";
import { VirtualAuthenticator, hasVirtualAuthenticators } from "../webauthn/authenticator.js";
import { Requests } from "../webauthn/requests.js";

const { documentElement } = document;

afterEach(() => {
  Object.assign(translation, english);
  documentElement.lang = documentElement.dir = "";
});

/** What the server says at the top of the step, by language. */
const TITLES: Readonly<Record<string, string>> = { en: "Welcome!", "de-DE": "Willkommen!", ar: "مرحبًا!" };

/** Languages that the server was asked for. */
let asked: (string | null)[];

/** Opens a flow on an English page, at a server that speaks every language that it is asked for. */
async function open(challenge: Challenge = identification.states.minimal, offered = "") {
  asked = [];
  worker.use(
    http.get(EXECUTOR, ({ request }) => {
      const locale = request.headers.get("Accept-Language") ?? "";
      asked.push(locale);
      const flow_info = { ...challenge.flow_info, title: TITLES[locale] };
      return HttpResponse.json({ ...challenge, flow_info }, { headers: { "Content-Language": locale } });
    }),
  );
  documentElement.lang = "en";
  const executor = await fixtureOf({ slug: "flow", server: "/", query: "", locale: "en" });
  executor.setAttribute("locale-select", offered);
  const visit = new Visit(executor);
  const stage = await visit.stage(challenge.component);
  await until(() => selectOf(visit), "the choice of the language did not come");
  return { visit, stage, select: selectOf(visit) as HTMLSelectElement };
}

function selectOf({ root }: Visit): HTMLSelectElement | null {
  return root.querySelector<HTMLSelectElement>("[part=locale-select] select");
}

/** Chooses a language as a user does. */
function choose(select: HTMLSelectElement, locale: string) {
  select.focus();
  select.value = locale;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

/** The languages in which the user reads the server's title and the page's label. */
function read(stage: Stage): string {
  const title = Object.keys(TITLES).find((tag) => stage.renderRoot.textContent.includes(TITLES[tag] ?? ""));
  return `${title ?? "no title"}, ${words(one(stage, "label"))}`;
}

const ENGLISH = "en, Username or email";
const GERMAN = "de-DE, Benutzername oder E-Mail";

describe("the choice of the language", () => {
  it("offers each language by its own name, and names the one that is spoken", async () => {
    const { select } = await open();
    const names = Array.from(select.options, (option) => option.label);
    expect(names).to.include.members(["English", "Deutsch", "Français", "العربية", "עברית", "简体中文", "繁體中文"]);
    expect(names.length).to.equal(20);
    expect(select.value).to.equal("en");
    expect(select.ariaLabel).to.equal("Language");
    expect(Array.from(select.options).every((option) => option.lang === option.value)).to.equal(true);
  });

  it("changes page and server at the same moment, and keeps what was typed and where the focus is", async () => {
    const { visit, stage, select } = await open();
    showMessage(visit.executor, { level: "info", message: "Read me" });
    await visit.executor.updateComplete;
    const field = input(stage, "uidField");
    field.value = "ada";
    expect(read(stage)).to.equal(ENGLISH);
    const frames = new Set<string>();
    const note = () => frames.add(`${read(stage)}, ${select.ariaLabel ?? ""}, ${words(one(visit.executor, "b"))}`);
    let frame = requestAnimationFrame(function look() {
      note();
      frame = requestAnimationFrame(look);
    });
    choose(select, "de-DE");
    await until(() => documentElement.lang === "de-DE", "the page still speaks English");
    await stage.updateComplete;
    await visit.executor.updateComplete;
    cancelAnimationFrame(frame);
    note();
    const said = [`${ENGLISH}, Language, ℹ Information:`, `${GERMAN}, Sprache, ℹ Information:`];
    expect([...frames].filter((it) => !said.includes(it))).to.deep.equal([]);
    expect(read(stage)).to.equal(GERMAN);
    expect(asked).to.deep.equal(["en", "de-DE"]);
    expect(input(stage, "uidField")).to.equal(field);
    expect(field.value).to.equal("ada");
    expect(visit.root.activeElement).to.equal(select);
    expect(visit.executor.language).to.equal("de-DE");
  });

  it("turns the page around for a language that is written from right to left, and back", async () => {
    const { stage, select } = await open();
    choose(select, "ar");
    await until(() => documentElement.dir === "rtl", "the page still runs from left to right");
    await stage.updateComplete;
    expect(read(stage)).to.equal("ar, اسم المستخدم أو البريد الإلكتروني");
    choose(select, "en");
    await until(() => documentElement.dir === "ltr", "the page still runs from right to left");
    await stage.updateComplete;
    expect(read(stage)).to.equal(ENGLISH);
  });

  it("follows the newest of two choices", async () => {
    const { stage, select } = await open();
    choose(select, "ar");
    choose(select, "de-DE");
    await until(() => documentElement.lang === "de-DE", "the page still speaks English");
    await stage.updateComplete;
    expect(read(stage)).to.equal(GERMAN);
    expect(asked).to.deep.equal(["en", "de-DE"]);
  });

  it("is kept for the next visit, and taken out of the address, where it would count more", async () => {
    const { href } = location;
    history.replaceState(null, "", "?locale=en&other=1");
    const { select } = await open();
    choose(select, "de-DE");
    await until(() => documentElement.lang === "de-DE");
    expect(localStorage.getItem("ak-locale")).to.equal("de-DE");
    expect(location.search).to.equal("?other=1");
    history.replaceState(null, "", href);
  });

  it("says so if the texts of the language do not load, and leaves all as it was", async () => {
    const { visit, stage, select } = await open();
    worker.use(http.get("*/fi-FI.xlf", () => HttpResponse.error()));
    choose(select, "fi-FI");
    const alert = one(visit.executor, "[part=locale-select] [aria-live]");
    await until(() => words(alert), "nothing was said");
    expect(words(alert)).to.equal("This language could not be loaded.");
    expect(select.value).to.equal("en");
    expect(read(stage)).to.equal(ENGLISH);
    expect(asked).to.deep.equal(["en"]);
  });

  it("waits for the reply to a response, and asks for the next step in the new language", async () => {
    const { visit, stage, select } = await open(password.states.first);
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    worker.use(http.post(EXECUTOR, () => held.then(() => HttpResponse.json(identification.states.minimal))));
    input(stage, "password").value = "analytical";
    one(stage, "button[type=submit]").click();
    await until(() => stage.busy, "nothing was sent");
    worker.use(
      http.get(EXECUTOR, ({ request }) => {
        asked.push(request.headers.get("Accept-Language"));
        return HttpResponse.json(identification.states.minimal);
      }),
    );
    choose(select, "de-DE");
    await locales["de-DE"]?.();
    await nextFrame();
    expect(visit.executor.session?.state.status).to.equal("responding");
    expect(asked).to.deep.equal(["en"]);
    release();
    const next = await visit.stage("ak-stage-identification");
    await until(() => documentElement.lang === "de-DE", "the page still speaks English");
    await next.updateComplete;
    expect(words(one(next, "label"))).to.equal("Benutzername oder E-Mail");
    expect(asked).to.deep.equal(["en", "de-DE"]);
  });

  it("ends the pending request for passkeys, and makes another for the challenge that the server sent last", async () => {
    const authenticator =
      hasVirtualAuthenticators && (await VirtualAuthenticator.add({ automaticPresenceSimulation: false }));
    const requests = new Requests();
    try {
      const { stage, select } = await open(identification.states.passkey);
      await until(() => requests.count("begin") === 1, "no passkey was asked for");
      choose(select, "de-DE");
      await until(() => requests.count("begin") === 2, "no passkey is asked for any more");
      expect(requests.log).to.deep.equal(["begin", "end", "begin"]);
      expect(read(stage)).to.match(/^de-DE/);
    } finally {
      requests.stop();
      if (authenticator) await authenticator.remove();
    }
  });

  it("is there only if the page asks for it and more than one language is offered", async () => {
    const { visit } = await open(undefined, "de-DE ar");
    const names = () => Array.from(selectOf(visit)?.options ?? [], ({ label }) => label);
    const offer = async (value: string | null) => {
      if (value === null) visit.executor.removeAttribute("locale-select");
      else visit.executor.setAttribute("locale-select", value);
      visit.executor.requestUpdate();
      await visit.executor.updateComplete;
    };
    expect(names()).to.have.members(["English", "Deutsch", "العربية"]);
    await offer("en");
    expect(names()).to.deep.equal([]);
    await offer("");
    expect(names().length).to.equal(20);
    await offer(null);
    expect(names()).to.deep.equal([]);
  });

  it("is told to elements inside the executor", async () => {
    const { visit, select } = await open();
    const inner = document.createElement("a");
    visit.executor.append(inner);
    const told: unknown[] = [];
    const callback = (value: unknown) => told.push(value);
    const request = Object.assign(new Event("context-request", { bubbles: true, composed: true }), {
      context: "ak-locale",
      callback,
      subscribe: true,
    });
    inner.dispatchEvent(request);
    choose(select, "de-DE");
    await until(() => told.length > 1);
    expect(told).to.deep.equal(["en", "de-DE"]);
    expect(all(visit.executor, "[part=locale-select]").length).to.equal(1);
  });
});
