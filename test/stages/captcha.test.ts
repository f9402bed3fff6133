import { expect } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import identification from "../../mocks/challenges/identification.js";
import type { CaptchaStage } from "../../mocks/executor/flow-stages.js";
import { Captcha } from "../../src/captcha/captcha.js";
import { FlowExecutor } from "../../src/executor/index.js";
import type { CaptchaChallenge, Challenge } from "../../src/protocol/index.js";
import { expectComplaint } from "../complaints.js";
import { all, input, one, open, playWorld, show, submit, until, words } from "../flow.js";

/** What a stand-in was told, newest last. */
interface Given {
  theme: string;
  size: string;
  place: HTMLElement;
  callback: (token: string) => void;
  "expired-callback": () => void;
  "error-callback": () => void;
}

const given = () => (window as { captchasGiven?: Given[] }).captchasGiven ?? [];
const newest = () => given().at(-1) as Given;
/** What a user presses. */
const widgets = () => [...document.querySelectorAll<HTMLButtonElement>("[slot=captcha] button")];
let scripts = 0;

/** The address of a stand-in; each is another, as scripts are run once per page. */
function script(as: string): string {
  return `/test/captcha/provider.ts?as=${as}&n=${++scripts}`;
}

function stage(as: string, interactive = true): CaptchaStage {
  return { kind: "captcha", name: "captcha", publicKey: "key", jsUrl: script(as), interactive };
}

const flow = { slug: "asks", name: "", title: "Are you human?", designation: "stage_configuration" } as const;

/** Opens a flow that asks for nothing else. */
function play(captcha: CaptchaStage) {
  playWorld({ flows: [{ ...flow, bindings: [{ order: 0, stage: captcha }] }] });
  return open("asks");
}

function challenge(more: Partial<CaptchaChallenge> = {}): Challenge<"ak-stage-captcha"> {
  const nobody = { pending_user: "", pending_user_avatar: "" };
  return {
    component: "ak-stage-captcha",
    ...nobody,
    site_key: "key",
    js_url: script("turnstile"),
    interactive: true,
    ...more,
  };
}

describe("a captcha in light mode", () => {
  before(() => (FlowExecutor.isLight = true));
  after(() => (FlowExecutor.isLight = false));

  it("is shown in its place if the challenge comes with a refusal, however soon the script is there", async () => {
    const js_url = script("turnstile");
    await show(challenge({ js_url }));
    await until(() => widgets().length === 1, "no widget");
    const response_errors = { token: [{ string: "Invalid captcha response", code: "invalid" }] };
    const { stage } = await show(challenge({ js_url, response_errors }));
    await until(() => stage.querySelector("button"), "no widget");
    expect(stage.querySelector("slot[name=captcha] button"), "it stands outside of its place").not.to.equal(null);
  });
});

describe("a captcha", () => {
  for (const as of ["recaptcha", "hcaptcha", "turnstile"]) {
    it(`of ${as} is solved by hand, and its token is taken`, async () => {
      const visit = await play(stage(as));
      await until(() => widgets().length === 1, "no widget");
      widgets()[0]?.click();
      expect(await visit.left()).to.equal(`${location.origin}/`);
      expect(widgets(), "what was shown is taken away").to.deep.equal([]);
    });

    it(`of ${as} that is invisible is solved without a hand`, async () => {
      const visit = await play(stage(as, false));
      expect(await visit.left()).to.equal(`${location.origin}/`);
    });
  }

  it("asks hCaptcha, although that takes the name of reCAPTCHA as well", async () => {
    await play(stage("hcaptcha"));
    await until(() => widgets().length === 1, "no widget");
    expect(window).to.have.property("grecaptcha");
    expect(newest()).to.have.property("theme", "light");
  });

  it("gets another token after a refusal, and gives up after three", async () => {
    const { executor, stage } = await show(challenge());
    const text = "Invalid captcha response. Retrying may solve this issue.";
    for (let round = 1; round <= 4; round++) {
      await until(() => widgets().length === 1, `no widget in round ${round}`);
      executor.reply = {
        ...challenge(),
        response_errors: { token: [{ string: `${text} ${round}`, code: "invalid" }] },
      };
      newest().callback(`token ${round}`);
      await until(() => all(stage, "[role=alert]").some((it) => words(it).endsWith(String(round))), "no refusal");
    }
    expect(executor.responses.map((it) => (it as { token: string }).token)).to.deep.equal(
      [1, 2, 3, 4].map((n) => `token ${n}`),
    );
    expect(widgets()).to.deep.equal([]);
    executor.question = challenge();
    one(stage, "button.pf-m-primary").click();
    await until(() => widgets().length === 1, "no way on");
  });

  it("says so when its script is blocked, and can be tried again", async () => {
    expectComplaint("cannot be loaded");
    const { executor, visit, stage } = await show(challenge({ js_url: "/test/captcha/there-is-none.js" }));
    await until(() => all(stage, "[role=alert]").length, "nothing was said");
    expect(words(one(stage, "[role=alert]"))).to.include("didn't load");
    executor.question = challenge();
    one(stage, "button").click();
    await until(() => widgets().length === 1, "no widget");
    expect(all(await visit.stage("ak-stage-captcha"), "[role=alert]")).to.deep.equal([]);
  });

  it("says so when no widget has shown in time, and can be tried again", async () => {
    const { limit } = Captcha;
    try {
      expect(limit).to.equal(15_000);
      Captcha.limit = 20;
      const { executor, stage } = await show(challenge({ js_url: "/hangs/" }));
      await until(() => all(stage, "[role=alert]").length, "nothing was said");
      expect(words(one(stage, "[role=alert]"))).to.include("didn't load");
      expect(document.querySelector("script[src*=hangs]"), "the stage no longer waits for it").to.equal(null);
      Captcha.limit = limit;
      executor.question = challenge();
      one(stage, "button").click();
      await until(() => widgets().length === 1, "no widget");
    } finally {
      Captcha.limit = limit;
    }
  });

  it("says so when the script defines no provider, or the widget reports an error", async () => {
    expectComplaint("The script defines no provider that we know");
    const nobody = await show(challenge({ js_url: script("nobody") }));
    await until(() => all(nobody.stage, "[role=alert]").length, "nothing was said");
    const broken = await show(challenge());
    await until(() => widgets().length === 1, "no widget");
    newest()["error-callback"]();
    await until(() => all(broken.stage, "[role=alert]").length, "nothing was said");
    expect(widgets()).to.deep.equal([]);
  });

  it("refuses to load a script over an unsafe connection from elsewhere", async () => {
    expectComplaint("is not safe to load");
    const { stage } = await show(challenge({ js_url: "http://elsewhere.example.org/api.js" }));
    await until(() => all(stage, "[role=alert]").length, "nothing was said");
    expect(document.querySelector("script[src*=elsewhere]")).to.equal(null);
  });

  it("leaves no script, widget or place behind when it is removed", async () => {
    const { visit } = await show(challenge());
    await until(() => widgets().length === 1, "no widget");
    const { executor } = visit;
    executor.remove();
    expect(executor.children).to.have.length(0);
    expect(document.querySelectorAll("script[src*='captcha/provider']")).to.have.length(0);
  });

  it("takes the colours of the page, and fits the card at 320 px", async () => {
    await setViewport({ width: 320, height: 640 });
    for (const as of ["recaptcha", "hcaptcha", "turnstile"]) {
      const { visit } = await show(challenge({ js_url: script(as) }), "dark");
      await until(() => widgets().length === 1, "no widget");
      expect(newest().theme).to.equal("dark");
      const card = one(visit.executor, ".pf-c-login__main").getBoundingClientRect();
      expect(widgets()[0]?.getBoundingClientRect().right).to.be.at.most(card.right);
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      visit.executor.remove();
    }
    await setViewport({ width: 1280, height: 800 });
  });
});

describe("a captcha inside identification", () => {
  /** Opens a login that asks for everything at once. */
  async function playLogin(captchaStage: CaptchaStage) {
    const identification = {
      kind: "identification" as const,
      name: "identification",
      userFields: ["username" as const],
      passwordStage: { kind: "password" as const, name: "password" },
      captchaStage,
    };
    const login = { kind: "user_login" as const, name: "login" };
    const bindings = [identification, login].map((stage, order) => ({ order, stage }));
    playWorld({ flows: [{ ...flow, designation: "authentication", bindings }] });
    const visit = await open("asks");
    return { visit, stage: await visit.stage("ak-stage-identification") };
  }

  function fillIn(stage: Element, password: string) {
    input(stage, "uidField").value = "ada";
    input(stage, "password").value = password;
  }

  it("is sent with the rest, and has a new token after a refusal", async () => {
    const { visit, stage: form } = await playLogin(stage("turnstile"));
    await until(() => widgets().length === 1, "no widget");
    fillIn(form, "difference");
    widgets()[0]?.click();
    submit(form);
    await until(() => all(form, "[role=alert]").length, "no refusal");
    await until(() => widgets().length === 1, "no second widget");
    fillIn(form, "analytical");
    widgets()[0]?.click();
    submit(form);
    expect(await visit.left()).to.equal(`${location.origin}/`);
  });

  it("holds the response back until it is solved, and says so", async () => {
    const { visit, stage: form } = await playLogin(stage("recaptcha"));
    await until(() => widgets().length === 1, "no widget");
    fillIn(form, "analytical");
    submit(form);
    await until(() => all(form, "[role=status]").some((it) => words(it).startsWith("Waiting")), "nothing was said");
    submit(form);
    expect(visit.target).to.equal(undefined);
    widgets()[0]?.click();
    expect(await visit.left()).to.equal(`${location.origin}/`);
  });

  it("sends nothing when it fails while it is waited for, and lets the user try again", async () => {
    const { executor, stage: form } = await show({ ...identification.states.combined, captcha_stage: challenge() });
    await until(() => widgets().length === 1, "no widget");
    fillIn(form, "analytical");
    submit(form);
    await until(() => all(form, "[role=status]").some((it) => words(it).startsWith("Waiting")), "nothing was said");
    newest()["error-callback"]();
    await until(() => !form.busy, "the user waits for ever");
    expect(executor.responses).to.deep.equal([]);
    expect(words(one(form, "[role=alert]"))).to.include("didn't load");
    expect(input(form, "password").value).to.equal("analytical");
  });

  it("throws a token away that has expired", async () => {
    const { visit, stage: form } = await playLogin(stage("hcaptcha"));
    await until(() => widgets().length === 1, "no widget");
    fillIn(form, "analytical");
    newest().callback("old");
    newest()["expired-callback"]();
    submit(form);
    await until(() => all(form, "[role=status]").some((it) => words(it).startsWith("Waiting")), "it was sent");
    expect(visit.target).to.equal(undefined);
    widgets()[0]?.click();
    expect(await visit.left()).to.equal(`${location.origin}/`);
  });
});

// An element that is defined stays so: tests of other providers come first.
describe("a captcha", () => {
  it("of Cap is an element that knows its server", async () => {
    for (const interactive of [true, false]) {
      const visit = await play(stage("cap", interactive));
      if (interactive) {
        await until(() => widgets().length === 1, "no widget");
        expect(document.querySelector<HTMLElement>("cap-widget")?.dataset["capApiEndpoint"]).to.equal("key");
        widgets()[0]?.click();
      }
      expect(await visit.left()).to.equal(`${location.origin}/`);
      visit.executor.remove();
    }
  });
});
