import { expect, oneEvent } from "@open-wc/testing";
import { FlowExecutor } from "../../src/executor/index.js";
import { input, one, playWorld, stageOf, submit, until, Visit } from "../flow.js";

class LightExecutor extends FlowExecutor {
  static override isLight = true;
}
customElements.define("x-light-executor", LightExecutor);

function create(): FlowExecutor {
  const executor = new LightExecutor();
  return Object.assign(executor, { slug: "default-authentication-flow", server: "/", query: "", theme: "light" });
}

const sheets = () => document.adoptedStyleSheets.length;

describe("light mode", () => {
  let before: number;
  beforeEach(() => {
    playWorld();
    before = sheets();
  });
  afterEach(() => document.querySelectorAll("x-light-executor, .place").forEach((node) => node.remove()));

  it("lets a user sign in, and a script find each field of the form from the document", async () => {
    const visit = new Visit(create());
    document.body.append(visit.executor);
    const identification = await visit.stage("ak-stage-identification");
    expect(document.querySelector("x-light-executor > ak-stage-identification form input[name=uidField]")).to.exist;
    input(identification, "uidField").value = "ada";
    submit(identification);
    const password = await visit.stage("ak-stage-password");
    const fields = Array.from(document.forms).flatMap((form) => Array.from(form.elements));
    expect(fields.map((field) => (field as HTMLInputElement).name)).to.include.members(["username", "password"]);
    expect(identification.isConnected, "the stage before").to.equal(false);
    input(password, "password").value = "analytical";
    submit(password);
    expect(await visit.left()).to.equal(`${location.origin}/`);
  });

  it("styles a stage inside the root of another element", async () => {
    const place = Object.assign(document.createElement("div"), { className: "place" });
    document.body.append(place);
    const visit = new Visit(create());
    place.attachShadow({ mode: "open" }).append(visit.executor);
    const stage = await visit.stage("ak-stage-identification");
    expect(getComputedStyle(input(stage, "uidField")).paddingInlineStart).to.equal("14px");
    expect(getComputedStyle(stage).display).to.equal("block");
    expect(sheets()).to.equal(before);
  });

  it("lets a flow go on when the executor is moved into another root, and takes its style sheets along", async () => {
    const { executor } = new Visit(create());
    document.body.append(executor);
    await until(() => stageOf(executor, "ak-stage-identification"));
    expect(sheets()).to.be.greaterThan(before);
    const place = Object.assign(document.createElement("div"), { className: "place" });
    document.body.append(place);
    place.attachShadow({ mode: "open" }).append(executor);
    await oneEvent(executor, "ak-challenge");
    const stage = await new Visit(executor).stage("ak-stage-identification");
    expect(getComputedStyle(input(stage, "uidField")).paddingInlineStart).to.equal("14px");
    expect(executor.querySelectorAll("ak-stage-identification").length).to.equal(1);
    expect(sheets()).to.equal(before);
  });

  it("leaves neither stage nor style sheet behind when the executor is removed", async () => {
    const { executor } = new Visit(create());
    document.body.append(executor);
    await until(() => stageOf(executor, "ak-stage-identification"));
    executor.remove();
    await executor.updateComplete;
    expect(executor.childElementCount).to.equal(0);
    expect(sheets()).to.equal(before);
  });

  it("leaves the page's style sheets alone when the page has put others in place of all", async () => {
    const { executor } = new Visit(create());
    document.body.append(executor);
    await until(() => stageOf(executor, "ak-stage-identification"));
    const [all, own] = [[...document.adoptedStyleSheets], new CSSStyleSheet()];
    document.adoptedStyleSheets = [own];
    executor.remove();
    await executor.updateComplete;
    const left = [...document.adoptedStyleSheets];
    document.adoptedStyleSheets = all.slice(0, before);
    expect(left).to.deep.equal([own]);
  });

  it("keeps two executors on one page apart", async () => {
    const [one, other] = [create(), create()];
    document.body.append(one, other);
    await until(() => stageOf(one, "ak-stage-identification"));
    await until(() => stageOf(other, "ak-stage-identification"));
    one.remove();
    const field = input(stageOf(other, "ak-stage-identification") as Element, "uidField");
    expect(getComputedStyle(field).paddingInlineStart).to.equal("14px");
  });

  it("styles a stage by the brand's CSS, what that says of the host too", async () => {
    const { executor } = new Visit(create());
    executor.brand = {
      branding_custom_css: `
        @font-face { font-family: "none"; src: url("data:,"); }
        .pf-c-form-control { letter-spacing: 5px; }
        :host([theme="dark"]) .pf-c-title { letter-spacing: 6px; }
        @media all { :host([theme="light"]) .pf-c-title { letter-spacing: 7px; } }
        :host { word-spacing: 8px; }
      `,
    };
    document.body.append(executor);
    const stage = await new Visit(executor).stage("ak-stage-identification");
    expect(getComputedStyle(input(stage, "uidField")).letterSpacing).to.equal("5px");
    expect(getComputedStyle(one(stage, ".pf-c-title")).letterSpacing).to.equal("7px");
    expect(getComputedStyle(stage).wordSpacing).to.equal("8px");
  });

  it("gives the focus of the executor to the stage", async () => {
    const visit = new Visit(create());
    document.body.append(visit.executor);
    const stage = await visit.stage("ak-stage-identification");
    visit.executor.focus();
    expect(document.activeElement).to.equal(input(stage, "uidField"));
  });
});
