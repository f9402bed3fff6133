import { expect } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import dummy from "../../mocks/challenges/dummy.js";
import identification from "../../mocks/challenges/identification.js";
import password from "../../mocks/challenges/password.js";
import type { FlowExecutor } from "../../src/executor/index.js";
import { stages } from "../../stages/registry.js";
import { EXECUTOR, ScriptedExecutor, Visit, all, input, show, submit, until, worker } from "../flow.js";
import { countLeftovers } from "./lifetimes.js";

function executorElement(slug = "flow"): FlowExecutor {
  return Object.assign(document.createElement("ak-flow-executor"), { slug, server: "/", query: "" });
}

/** What a removed executor might still say. */
function listen(executor: FlowExecutor): string[] {
  const heard: string[] = [];
  for (const type of ["ak-challenge", "ak-error", "ak-redirect"] as const) {
    executor.addEventListener(type, () => heard.push(type));
  }
  return heard;
}

/** By the time that another flow stands, whatever was under way has come. */
async function another(): Promise<void> {
  new ScriptedExecutor(dummy.states.first);
  const visit = new Visit(executorElement("another"));
  document.body.append(visit.executor);
  await visit.stage("ak-stage-dummy");
  visit.executor.remove();
}

/** Waits until there is nothing else to do. */
function idle(): Promise<void> {
  const call = "requestIdleCallback" in window ? requestIdleCallback : setTimeout;
  return new Promise((resolve) => call(() => resolve()));
}

describe("a removed executor", () => {
  let leftovers: ReturnType<typeof countLeftovers>;
  beforeEach(() => (leftovers = countLeftovers()));
  afterEach(() => leftovers.stop());

  it("loads no further stages", async () => {
    const prepared: string[] = [];
    const load = stages["ak-stage-password"];
    const noted = { ...stages, "ak-stage-password": () => (prepared.push("password"), load()) };
    new ScriptedExecutor(identification.states.minimal);
    const visit = new Visit(Object.assign(executorElement(), { stages: noted }));
    document.body.append(visit.executor);
    await visit.stage("ak-stage-identification");
    visit.executor.remove();
    await idle();
    expect(prepared).to.deep.equal([]);
    document.body.append(visit.executor);
    await visit.stage("ak-stage-identification");
    await until(() => prepared.length, "who stays waits for the next step as well");
    visit.executor.remove();
  });

  it("sends no request if it is removed before its first update", async () => {
    const script = new ScriptedExecutor(dummy.states.first);
    const executor = executorElement();
    const heard = listen(executor);
    document.body.append(executor);
    executor.remove();
    await executor.updateComplete;
    expect(script.questions).to.equal(0);
    expect(heard).to.deep.equal([]);
    expect(leftovers.left()).to.deep.equal([]);
  });

  it("ignores the reply to its GET", async () => {
    const script = new ScriptedExecutor(dummy.states.first);
    const release = script.hold();
    const executor = executorElement();
    const heard = listen(executor);
    document.body.append(executor);
    await until(() => script.questions, "nothing was asked");
    executor.remove();
    release();
    await another();
    expect(heard).to.deep.equal([]);
    await until(() => !leftovers.left().length, "something stays");
  });

  it("ignores the reply to its response", async () => {
    const { executor: script, visit, stage } = await show(password.states.first);
    const heard = listen(visit.executor);
    const release = script.hold();
    input(stage, "password").value = "analytical";
    submit(stage);
    await script.sent();
    visit.executor.remove();
    release();
    await another();
    expect(heard).to.deep.equal([]);
    await until(() => !leftovers.left().length, "something stays");
  });

  it("does nothing when the browser is back online or the page is shown again", async () => {
    const { executor: script, visit } = await show(dummy.states.first);
    visit.executor.remove();
    window.dispatchEvent(new Event("online"));
    window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    await another();
    expect(script.questions).to.equal(1);
  });

  it("starts again when it is inserted elsewhere", async () => {
    const { executor: script, visit, stage } = await show(dummy.states.first);
    const place = document.createElement("section");
    document.body.append(place);
    place.append(visit.executor);
    await visit.executor.updateComplete;
    const next = await visit.stage("ak-stage-dummy");
    expect(next).not.to.equal(stage);
    expect(script.questions).to.equal(2);
    place.remove();
    await until(() => !leftovers.left().length, "something stays");
  });

  it("leaves neither nodes nor listeners behind, however often it is inserted and removed", async () => {
    const script = new ScriptedExecutor(dummy.states.first);
    const executor = executorElement();
    const visit = new Visit(executor);
    for (let count = 0; count < 100; count++) {
      document.body.append(executor);
      if (count % 3) await executor.updateComplete;
      if (count % 10 === 0) await visit.stage("ak-stage-dummy");
      executor.remove();
    }
    // What is ended is over a moment later.
    await until(() => !leftovers.left().length, "something stays");
    document.body.append(executor);
    await visit.stage("ak-stage-dummy");
    expect(script.questions).to.be.at.most(101);
    executor.remove();
    await until(() => !leftovers.left().length, "something stays");
  });
});

describe("an executor that stays", () => {
  it("asks again when the page comes back from the back/forward cache", async () => {
    const { executor: script, visit } = await show(dummy.states.first);
    script.question = password.states.first;
    window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: false }));
    expect(script.questions).to.equal(1);
    window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    await visit.stage("ak-stage-password");
    expect(script.questions).to.equal(2);
  });

  it("sends nothing again when the net is back, if it was not the net that failed", async () => {
    const { executor: script, visit, stage } = await show(dummy.states.first);
    worker.use(http.post(EXECUTOR, () => new HttpResponse("", { status: 403 }), { once: true }));
    submit(stage);
    await visit.complaint();
    window.dispatchEvent(new Event("online"));
    expect(stage.busy, "a response is on its way").to.equal(false);
    expect(all(visit.executor, ".pf-c-alert")).to.have.length(1);
    expect(script.responses).to.deep.equal([]);
  });
});
