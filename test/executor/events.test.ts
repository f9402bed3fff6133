import { expect } from "@open-wc/testing";
import dummy from "../../mocks/challenges/dummy.js";
import password from "../../mocks/challenges/password.js";
import redirect from "../../mocks/challenges/flow-redirect.js";
import { ChallengeEvent, FailureEvent, RedirectEvent, RespondEvent } from "../../src/executor/index.js";
import type { StageElement } from "../../src/executor/index.js";
import type { Challenge } from "../../src/protocol/index.js";
import { stages } from "../../stages/registry.js";
import { ScriptedExecutor, fixtureOf, input, open, submit, until } from "../flow.js";

const TYPES = ["ak-challenge", "ak-redirect", "ak-error", "ak-respond"];

/** Everything of ours that is heard on the document while something happens. */
async function heardDuring(act: (heard: readonly Event[]) => Promise<unknown>): Promise<Event[]> {
  const heard: Event[] = [];
  const hear = (event: Event) => heard.push(event);
  for (const type of TYPES) document.addEventListener(type, hear);
  try {
    await act(heard);
  } finally {
    for (const type of TYPES) document.removeEventListener(type, hear);
  }
  return heard;
}

describe("events of the executor", () => {
  it("report each challenge, also with errors, and what the stage asks for", async () => {
    const executor = new ScriptedExecutor(password.states.first, password.states.refused);
    const heard = await heardDuring(async (heard) => {
      const visit = await open("flow");
      const stage = await visit.stage("ak-stage-password");
      input(stage, "password").value = "wrong";
      submit(stage);
      await until(() => heard.length === 3, "the refusal was not told");
    });
    const reports = heard.map((event) =>
      event instanceof ChallengeEvent ? event.challenge : event instanceof RespondEvent && event.request,
    );
    expect(reports).to.deep.equal([
      password.states.first,
      { kind: "response", response: { password: "wrong" } },
      password.states.refused,
    ]);
    expect(executor.responses).to.have.length(1);
  });

  it("come from an element of the page as well, which the page names for one component", async () => {
    class OwnDummy extends HTMLElement implements StageElement<"ak-stage-dummy"> {
      challenge?: Challenge<"ak-stage-dummy">;
    }
    const load = () => Promise.resolve({ default: OwnDummy, tag: "own-dummy" });
    const executor = new ScriptedExecutor(dummy.states.first);
    const properties = { slug: "flow", server: "/", query: "", stages: { ...stages, "ak-stage-dummy": load } };
    const { shadowRoot } = await fixtureOf(properties);
    const find = () => shadowRoot?.querySelector<OwnDummy>("own-dummy");
    await until(find, "our stage came instead");
    expect(find()?.challenge).to.deep.equal(dummy.states.first);
    find()?.dispatchEvent(new RespondEvent({ kind: "response", response: {} }));
    expect(await executor.sent()).to.deep.equal({ component: "ak-stage-dummy" });
  });

  it("have the executor as target, whatever roots it is in", async () => {
    new ScriptedExecutor(dummy.states.first);
    const [event] = await heardDuring(async () => {
      const visit = await open("flow");
      await visit.stage("ak-stage-dummy");
    });
    expect((event?.target as Element).localName).to.equal("ak-flow-executor");
    expect([event?.bubbles, event?.composed, event?.cancelable]).to.deep.equal([true, true, false]);
  });

  it("say where the flow leads, and can be prevented", async () => {
    new ScriptedExecutor(redirect.states.next);
    const heard = await heardDuring(async () => {
      const visit = await open("flow");
      await visit.left();
    });
    const event = heard[1] as RedirectEvent;
    expect(event).to.be.instanceOf(RedirectEvent);
    expect(event.to).to.equal(`${location.origin}/application/o/authorize/?client_id=wiki&response_type=code`);
    expect([event.bubbles, event.composed, event.cancelable]).to.deep.equal([true, true, true]);
  });

  it("report failures", async () => {
    new ScriptedExecutor(redirect.states.script);
    const heard = await heardDuring(async () => {
      const visit = await open("flow");
      await visit.complaint();
    });
    expect(heard.map(({ type }) => type)).to.deep.equal(["ak-error"]);
    const event = heard[0] as FailureEvent;
    expect(event).to.be.instanceOf(FailureEvent);
    expect(event.error.code).to.equal("unsafe-target");
    expect([event.bubbles, event.composed, event.cancelable]).to.deep.equal([true, true, false]);
  });
});
