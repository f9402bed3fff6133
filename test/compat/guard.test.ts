import { expect, oneEvent } from "@open-wc/testing";
import { FlowExecutor } from "../../src/executor/index.js";
import { Stage } from "../../src/stage/stage.js";
import { define, emulate } from "../../src/compat/index.js";
import { expectComplaint } from "../complaints.js";
import { input, playWorld, submit, until, Visit } from "../flow.js";

emulate(FlowExecutor, Stage);
FlowExecutor.define = define;
class EmulatedExecutor extends FlowExecutor {}
define("x-compat-executor", EmulatedExecutor);

function create(): FlowExecutor {
  const executor = new EmulatedExecutor();
  Object.assign(executor, { slug: "default-authentication-flow", server: "/", query: "" });
  return executor;
}

const shown = (executor: FlowExecutor) => () => executor.shadowRoot?.querySelector("ak-stage-identification");

describe("compatibility mode", () => {
  beforeEach(() => playWorld());
  afterEach(() => document.querySelectorAll("x-compat-executor, .place").forEach((node) => node.remove()));

  it("lets a user sign in, and a script find each field of the form from the document", async () => {
    const visit = new Visit(create());
    document.body.append(visit.executor);
    const identification = await visit.stage("ak-stage-identification");
    expect(document.querySelector("ak-stage-identification form input[name=uidField]")).to.exist;
    input(identification, "uidField").value = "ada";
    submit(identification);
    const password = await visit.stage("ak-stage-password");
    const fields = Array.from(document.forms).flatMap((form) => Array.from(form.elements));
    expect(fields.map((field) => (field as HTMLInputElement).name)).to.include.members(["username", "password"]);
    input(password, "password").value = "analytical";
    submit(password);
    expect(await visit.left()).to.equal(`${location.origin}/`);
  });

  it("leaves an executor native inside a native root, which the sheets of the document do not reach", async () => {
    expectComplaint("compatibility mode ends at native roots");
    const place = document.createElement("div");
    place.className = "place";
    document.body.append(place);
    const root = place.attachShadow({ mode: "open" });
    const executor = create();
    root.append(executor);
    await until(shown(executor));
    expect(executor.shadowRoot instanceof ShadowRoot).to.equal(true);
    expect(root.querySelector("input")).to.equal(null);
    expect(getComputedStyle(executor).display).to.equal("grid");
  });

  it("lets a flow go on when the executor is moved into a native root", async () => {
    const executor = create();
    document.body.append(executor);
    await until(shown(executor));
    const place = document.createElement("div");
    place.className = "place";
    document.body.append(place);
    place.attachShadow({ mode: "open" }).append(executor);
    await oneEvent(executor, "ak-challenge");
    await new Visit(executor).stage("ak-stage-identification");
    expect(executor.shadowRoot instanceof ShadowRoot).to.equal(true);
    expect(getComputedStyle(executor).display).to.equal("grid");
  });

  it("leaves focus events alone that are none of its nodes", () => {
    const field = Object.assign(document.createElement("input"), { className: "place" });
    document.body.append(field);
    const event = new FocusEvent("focus", { composed: true });
    const members = Reflect.ownKeys(event);
    field.dispatchEvent(event);
    expect(Reflect.ownKeys(event)).to.deep.equal(members);
    expect(Object.getPrototypeOf(event)).to.equal(FocusEvent.prototype);
  });

  it("lets a flow go on when the executor is removed and put back", async () => {
    const executor = create();
    document.body.append(executor);
    await until(shown(executor));
    executor.remove();
    document.body.append(executor);
    await oneEvent(executor, "ak-challenge");
    await new Visit(executor).stage("ak-stage-identification");
    expect(document.querySelectorAll("ak-stage-identification").length).to.equal(1);
  });

  it("keeps two executors on one page apart", async () => {
    const [one, other] = [create(), create()];
    document.body.append(one, other);
    await until(shown(one));
    await until(shown(other));
    expect(one.shadowRoot?.querySelectorAll("ak-stage-identification").length).to.equal(1);
    expect(document.querySelectorAll("ak-stage-identification").length).to.equal(2);
  });
});
