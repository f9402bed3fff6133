import { expect, nextFrame } from "@open-wc/testing";
import { html } from "lit";
import dummy from "../../mocks/challenges/dummy.js";
import type { FlowFailure } from "../../src/protocol/index.js";
import { Stage } from "../../src/stage/stage.js";
import { stages } from "../../stages/registry.js";
import { ScriptedExecutor, Visit, all, fixtureOf, one, submit, until } from "../flow.js";

/** Where a stage fails, if anywhere. Each test says it anew. */
let fault = "";

/** Ends the response that takes long. */
let finish = () => {};

function failAt(place: string) {
  if (fault === place) throw new Error(place);
}

/** A stage that fails where it is told to. */
class FragileStage extends Stage<"ak-stage-dummy"> {
  override connectedCallback() {
    super.connectedCallback();
    failAt("connectedCallback");
  }

  protected override template() {
    failAt("template");
    return html`<p>${this.challenge.name}</p>
      ${this.form(html`<input name="answer" value="typed" /><button type="submit">Continue</button>`)}`;
  }

  protected override response() {
    failAt("response");
    if (fault === "takes long") return new Promise<object>((resolve) => (finish = () => resolve({})));
    return fault === "later" ? Promise.reject(new Error("later")) : {};
  }

  protected override start() {
    failAt("start");
    return fault === "start, later" ? Promise.reject(new Error(fault)) : undefined;
  }

  protected override firstUpdated() {
    failAt("firstUpdated");
  }

  override focus() {
    failAt("focus");
    super.focus();
  }
}

/** A flow whose one step may fail, and what failed so far. */
async function walk() {
  const executor = new ScriptedExecutor(dummy.states.first);
  const failures: FlowFailure[] = [];
  const load = () => Promise.resolve({ default: FragileStage });
  const element = await fixtureOf({
    slug: "flow",
    server: "/",
    query: "",
    autofocus: true,
    stages: { ...stages, "ak-stage-dummy": load },
  });
  element.addEventListener("ak-error", ({ error }) => failures.push(error));
  return { executor, failures, element, visit: new Visit(element) };
}

describe("a stage that cannot show what the server sent", () => {
  afterEach(() => (fault = ""));

  for (const place of ["template", "firstUpdated", "start", "start, later", "focus"]) {
    it(`is replaced by a sentence, and by a new stage when trying again works: ${place}`, async () => {
      fault = place;
      const { executor, failures, element, visit } = await walk();
      expect(await visit.complaint()).to.equal("The server gave an answer that cannot be read.");
      expect(failures.map(({ code, cause }) => [code, (cause as Error).message])).to.deep.equal([["malformed", place]]);
      await element.updateComplete;
      expect(all(element, "ak-stage-dummy")).to.deep.equal([]);

      fault = "";
      one(element, ".remedies button").click();
      await visit.stage("ak-stage-dummy");
      expect(all(element, ".pf-c-alert")).to.deep.equal([]);
      expect(executor.questions).to.equal(2);
    });
  }

  it("is replaced by a sentence when a later challenge breaks it", async () => {
    const { executor, failures, element, visit } = await walk();
    const stage = await visit.stage("ak-stage-dummy");
    fault = "template";
    executor.reply = { ...executor.question, response_errors: {} };
    submit(stage);
    expect(await visit.complaint()).to.equal("The server gave an answer that cannot be read.");
    expect(failures.map(({ code }) => code)).to.deep.equal(["malformed"]);
    await until(() => !stage.isConnected, "the broken stage stayed");
    fault = "";
    one(element, ".remedies button").click();
    expect(await visit.stage("ak-stage-dummy")).not.to.equal(stage);
  });

  it("is replaced by a sentence when it cannot make a response", async () => {
    const { executor, failures, visit } = await walk();
    fault = "response";
    submit(await visit.stage("ak-stage-dummy"));
    expect(await visit.complaint()).to.equal("The server gave an answer that cannot be read.");
    expect(failures.map(({ code }) => code)).to.deep.equal(["malformed"]);
    expect(executor.responses).to.deep.equal([]);
  });
});

describe("a response that takes a while to make", () => {
  afterEach(() => (fault = ""));

  it("may fail: what the user typed stays, a sentence says so, and sending it again works", async () => {
    const { executor, failures, visit } = await walk();
    const stage = await visit.stage("ak-stage-dummy");
    fault = "later";
    submit(stage);
    expect(await visit.complaint()).to.contain("What you entered could not be read.");
    expect(stage.isConnected).to.be.true;
    expect(stage.busy).to.be.false;
    expect(failures.map(({ code, cause }) => [code, (cause as Error).message])).to.deep.equal([
      ["unreadable-input", "later"],
    ]);
    fault = "";
    submit(stage);
    expect(await executor.sent()).to.deep.equal({ component: "ak-stage-dummy" });
  });

  it("is not sent where the question was asked again meanwhile, which may want another", async () => {
    const { executor, visit } = await walk();
    const stage = await visit.stage("ak-stage-dummy");
    const { challenge } = stage;
    fault = "takes long";
    submit(stage);
    window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    await until(() => stage.challenge !== challenge && !stage.busy, "nothing was asked again");
    finish();
    await nextFrame();
    expect(stage.busy, "a response is on its way").to.equal(false);
    expect(executor.responses).to.deep.equal([]);
  });
});

describe("a component that is no stage", () => {
  for (const component of ["constructor", "toString", "__proto__", "ak-flow-executor", "host-widget"]) {
    it(`is reported as unknown: ${component}`, async () => {
      if (!customElements.get("host-widget")) customElements.define("host-widget", class extends HTMLElement {});
      const { executor, visit, failures } = await walk();
      await visit.stage("ak-stage-dummy");
      executor.reply = { ...executor.question, component } as never;
      submit(await visit.stage("ak-stage-dummy"));
      expect(await visit.complaint()).to.contain(`“${component}”, is newer than this page`);
      expect(failures.map(({ code }) => code)).to.deep.equal(["unknown-component"]);
    });
  }
});
