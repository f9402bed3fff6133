import { expect } from "@open-wc/testing";
import { html } from "lit";
import dummy from "../../mocks/challenges/dummy.js";
import { Stage } from "../../src/stage/stage.js";
import { stages } from "../../stages/registry.js";
import { ScriptedExecutor, Visit, fixtureOf, submit, until } from "../flow.js";

const { first, refused } = dummy.states;

/** Whether the next stage waits for the user where its challenge was refused. */
let waits = false;

/** A stage whose background work goes on until its signal ends it. */
class WorkingStage extends Stage<"ak-stage-dummy"> {
  protected override readonly waitsAfterResponse = waits;
  readonly work: AbortSignal[] = [];
  readonly other: AbortSignal[] = [];

  protected override template() {
    return this.form(html`<button type="submit">Continue</button>`);
  }

  protected override start(signal: AbortSignal) {
    this.work.push(signal);
  }

  startAgain() {
    this.restart();
  }

  startOther() {
    this.restart((signal) => this.other.push(signal));
  }

  go(to: string) {
    this.leave(to);
  }
}

async function walk() {
  const executor = new ScriptedExecutor(first);
  const load = () => Promise.resolve({ default: WorkingStage });
  const properties = { slug: "flow", server: "/", query: "", stages: { ...stages, "ak-stage-dummy": load } };
  const visit = new Visit(await fixtureOf(properties));
  const stage = await visit.stage("ak-stage-dummy");
  if (!(stage instanceof WorkingStage)) throw new Error("another stage came");
  return { executor, visit, stage };
}

const states = (signals: readonly AbortSignal[]) => signals.map(({ aborted }) => (aborted ? "ended" : "goes on"));

describe("the background work of a stage", () => {
  afterEach(() => (waits = false));

  it("continues while its challenge is shown", async () => {
    const { stage } = await walk();
    expect(states(stage.work)).to.deep.equal(["goes on"]);
  });

  it("ends when the user responds, and starts anew with the challenge that comes back", async () => {
    const { executor, stage } = await walk();
    const release = executor.hold();
    submit(stage);
    expect(states(stage.work)).to.deep.equal(["ended"]);
    executor.reply = refused;
    release();
    await until(() => stage.work.length === 2, "nothing was started anew");
    expect(states(stage.work)).to.deep.equal(["ended", "goes on"]);
  });

  it("ends when the stage leaves the document", async () => {
    const { stage, visit } = await walk();
    visit.executor.remove();
    expect(states(stage.work)).to.deep.equal(["ended"]);
  });

  it("ends when it is restarted, or other work takes its place", async () => {
    const { stage } = await walk();
    stage.startAgain();
    expect(states(stage.work)).to.deep.equal(["ended", "goes on"]);
    stage.startOther();
    expect(states(stage.work)).to.deep.equal(["ended", "ended"]);
    expect(states(stage.other)).to.deep.equal(["goes on"]);
  });

  it("does not start with a repeated challenge, if the stage waits for the user", async () => {
    waits = true;
    const { stage, visit } = await walk();
    submit(stage);
    expect(await visit.complaint()).to.contain("wasn't accepted");
    await stage.updateComplete;
    await Promise.resolve();
    expect(states(stage.work)).to.deep.equal(["ended"]);
  });

  it("does not start with a refused challenge, if the stage waits for the user", async () => {
    waits = true;
    const { executor, stage } = await walk();
    executor.reply = refused;
    submit(stage);
    await until(() => stage.challenge.response_errors, "nothing was refused");
    await stage.updateComplete;
    await Promise.resolve();
    expect(states(stage.work)).to.deep.equal(["ended"]);
    stage.startAgain();
    expect(states(stage.work)).to.deep.equal(["ended", "goes on"]);
  });
});

describe("a stage that leaves the page", () => {
  it("asks the page around it first, without a challenge", async () => {
    const { stage, visit } = await walk();
    stage.go("https://plex.example.org/");
    expect(visit.target).to.equal("https://plex.example.org/");
    expect(visit.root.querySelector("ak-stage-dummy")).to.equal(stage);
  });
});
