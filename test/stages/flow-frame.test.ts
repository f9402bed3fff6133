import { expect } from "@open-wc/testing";
import fixture from "../../mocks/challenges/flow-frame.js";
import FrameStage from "../../stages/flow-frame.js";
import { all, one, show, until, words } from "../flow.js";
import { press } from "../second-factors.js";
import { nextStep } from "./every/state.js";

const { hidden, visible, refused, script } = fixture.states;
const done = { message: "submit", source: "goauthentik.io", context: "flow-executor" };

/** What a page in a frame of ours says to the page around it. */
function say(stage: Element, data: unknown, origin = location.origin): void {
  const source = (one(stage, "iframe") as HTMLIFrameElement).contentWindow;
  window.dispatchEvent(new MessageEvent("message", { data, origin, source }));
}

const buttons = (stage: Element) => all(stage, "button").map(words);

describe("the frame", () => {
  it("lets people go back while they wait", async () => {
    const { stage } = await show(hidden);
    expect(buttons(stage)).to.deep.equal(["Go back"]);
  });

  it("says at once that its page failed", async () => {
    const { stage } = await show({ ...hidden, url: "/fails/" });
    await until(() => all(stage, "[role=alert]").length, "nothing was said");
    expect(words(one(stage, "[role=alert]"))).to.equal("The server answered with an error.");
    expect(buttons(stage)).to.include("Try again");
  });

  it("is hidden where the server wants that, behind its text", async () => {
    const { stage } = await show(hidden);
    expect(one(stage, "iframe").checkVisibility()).to.be.false;
    expect(words(one(stage, "[role=status]"))).to.equal("Verifying your browser...");
  });

  it("is seen where the server wants that", async () => {
    const { stage } = await show(visible);
    expect(one(stage, "iframe").checkVisibility()).to.be.true;
  });

  it("is over when its page says so: an empty response, once", async () => {
    const { executor, visit, stage } = await show(hidden);
    executor.reply = nextStep;
    say(stage, done);
    say(stage, done);
    await visit.stage(nextStep.component);
    expect(executor.responses).to.deep.equal([{ component: "xak-flow-frame" }]);
  });

  it("believes no other window, no other origin and no other message", async () => {
    const { executor, stage } = await show(hidden);
    window.dispatchEvent(new MessageEvent("message", { data: done, origin: location.origin, source: window }));
    window.dispatchEvent(new MessageEvent("message", { data: done, origin: location.origin }));
    say(stage, done, "https://evil.example.org");
    for (const odd of [null, "submit", { ...done, source: "elsewhere" }, { ...done, message: "load" }, {}])
      say(stage, odd);
    expect(stage.busy).to.be.false;
    expect(executor.responses).to.deep.equal([]);
  });

  it("offers to try again when it takes too long, and still listens", async () => {
    const { limit } = FrameStage;
    FrameStage.limit = 20;
    try {
      const { executor, visit, stage } = await show(hidden);
      await until(() => buttons(stage).includes("Try again"), "nothing was offered");
      const first = one(stage, "iframe");
      press(stage, "Try again");
      await until(() => one(stage, "iframe") !== first, "the frame was not loaded anew");
      executor.reply = nextStep;
      say(stage, done);
      await visit.stage(nextStep.component);
      expect(executor.responses).to.have.length(1);
    } finally {
      FrameStage.limit = limit;
    }
  });

  it("stops at a refusal, until the user tries again or goes back", async () => {
    const { executor, visit, stage } = await show(refused);
    expect(buttons(stage)).to.deep.equal(["Try again", "Go back"]);
    say(stage, done);
    expect(executor.responses).to.deep.equal([]);
    press(stage, "Try again");
    executor.reply = nextStep;
    say(stage, done);
    await visit.stage(nextStep.component);
  });

  it("shows no address that no page should open", async () => {
    const { stage } = await show(script);
    expect(all(stage, "iframe")).to.deep.equal([]);
    expect(words(one(stage, "[role=alert]"))).to.contain("not safe");
  });
});
