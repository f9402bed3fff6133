import { expect } from "@open-wc/testing";
import fixture from "../../mocks/challenges/endpoint-agent.js";
import type { EndpointAgentChallenge } from "../../src/protocol/index.js";
import { ScriptedExecutor, all, one, open, show, until, words } from "../flow.js";
import { nextStep } from "./every/state.js";

const { first, refused } = fixture.states;
const extension = "authentik-platform-sso";

/** The browser extension: answers what it is asked, as often as it is asked. */
function extensionSays(response: unknown): { asked: unknown[]; leave: () => void } {
  const asked: unknown[] = [];
  const listening = new AbortController();
  window.addEventListener(
    "message",
    ({ data }: MessageEvent<Record<string, unknown>>) => {
      if (data._ak_ext !== extension || !("challenge" in data)) return;
      asked.push(data.challenge);
      window.postMessage({ _ak_ext: extension, response }, location.origin);
    },
    { signal: listening.signal },
  );
  return { asked, leave: () => listening.abort() };
}

describe("the check of the device", () => {
  it("asks the extension, and hands its response on once", async () => {
    const agent = extensionSays("eyJ.agent.jwt");
    const executor = new ScriptedExecutor(first, nextStep);
    const visit = await open("flow");
    await visit.stage(nextStep.component);
    agent.leave();
    expect(agent.asked).to.deep.equal([first.challenge]);
    expect(executor.responses).to.deep.equal([{ component: first.component, response: "eyJ.agent.jwt" }]);
  });

  it("tells that there is no agent when no extension replies in time", async () => {
    const executor = new ScriptedExecutor({ ...first, challenge_idle_timeout: 0.02 }, nextStep);
    const visit = await open("flow");
    await visit.stage(nextStep.component);
    expect(executor.responses).to.deep.equal([{ component: first.component, response: null }]);
  });

  it("believes no other window and no other origin", async () => {
    const { executor, stage } = await show(first);
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const data = { _ak_ext: extension, response: "forged" };
    for (const [source, origin] of [
      [frame.contentWindow, location.origin],
      [window, "https://evil.example.org"],
      [null, location.origin],
    ] as const) {
      window.dispatchEvent(new MessageEvent("message", { data, origin, source }));
    }
    window.dispatchEvent(new MessageEvent("message", { data: null, origin: location.origin, source: window }));
    frame.remove();
    expect(stage.busy).to.be.false;
    expect(executor.responses).to.deep.equal([]);
  });

  it("stops at a refused response instead of asking in circles, tries again when told to, and lets people go back", async () => {
    const agent = extensionSays("garbage");
    const executor = new ScriptedExecutor(first, { ...refused, challenge: "another" });
    const visit = await open("flow");
    const stage = await visit.stage(first.component);
    await until(() => stage.challenge.response_errors, "nothing was refused");
    await stage.updateComplete;
    expect(words(one(stage, "[role=alert]"))).to.equal("Invalid challenge response");
    expect(executor.responses).to.have.length(1);
    expect(agent.asked).to.have.length(1);
    expect(all(stage, "button").map(words)).to.deep.equal(["Try again", "Go back"]);
    one(stage, "button").click();
    await until(() => executor.responses.length === 2, "nothing was tried");
    agent.leave();
    expect(agent.asked).to.deep.equal([first.challenge, "another"]);
  });

  for (const odd of [2 ** 31, 1e300, "soon", -5, null, {}]) {
    it(`does not take ${JSON.stringify(odd)} for "at once", and lets users go back while they wait`, async () => {
      const challenge = { ...first, challenge_idle_timeout: odd } as unknown as EndpointAgentChallenge;
      const { executor, stage } = await show(challenge);
      await ticked();
      expect(executor.responses).to.deep.equal([]);
      expect(words(one(stage, "button"))).to.equal("Go back");
    });
  }

  it("waits for a bounded time, however long the server says", async () => {
    const asked: number[] = [];
    const real = window.setTimeout.bind(window);
    window.setTimeout = ((call: () => void, milliseconds?: number) => {
      asked.push(milliseconds ?? 0);
      return real(call, milliseconds);
    }) as typeof setTimeout;
    try {
      await show({ ...first, challenge_idle_timeout: 1e300 });
    } finally {
      window.setTimeout = real;
    }
    expect(asked).to.include(600_000);
    expect(Math.max(...asked)).to.be.below(2 ** 31);
  });
});

/** The timers that are due at once have called. */
function ticked(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
