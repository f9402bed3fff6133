import { expect } from "@open-wc/testing";
import identification from "../../mocks/challenges/identification.js";
import userLogin from "../../mocks/challenges/user-login.js";
import { all, one, show, until, words } from "../flow.js";

const { states } = userLogin;

describe("user login", () => {
  it("asks whether to stay signed in", async () => {
    const { stage } = await show(states.first);
    expect(words(one(stage, "[data-test-id=stage-heading]"))).to.equal("Stay signed in?");
    expect(all(stage, "button").map(words)).to.deep.equal(["Not you?", "Stay signed in", "Not now"]);
  });

  for (const [answer, remember_me] of [
    ["Stay signed in", true],
    ["Not now", false],
  ] as const) {
    it(`sends remember_me: ${remember_me} for ${answer}, once`, async () => {
      const { executor, visit, stage } = await show(states.first);
      executor.reply = { component: "xak-flow-redirect", to: "/", final_redirect: true };
      const button = all(stage, "button").find((it) => words(it) === answer);
      button?.click();
      button?.click();
      await visit.left();
      expect(executor.responses).to.deep.equal([{ component: "ak-stage-user-login", remember_me }]);
    });
  }

  it("takes one response, not both", async () => {
    const { executor, visit, stage } = await show(states.first);
    executor.reply = { component: "xak-flow-redirect", to: "/", final_redirect: true };
    const release = executor.hold();
    const answers = all(stage, ".pf-c-button.pf-m-block");
    for (const button of answers) button.click();
    await until(() => stage.busy, "nothing was sent");
    for (const button of answers) button.click();
    release();
    await visit.left();
    expect(executor.responses).to.have.length(1);
  });

  it("has a way out for a user who is not the pending one", async () => {
    const { executor, visit, stage } = await show(states.first);
    executor.question = identification.states.minimal;
    all(stage, "button")
      .find((way) => words(way) === "Not you?")
      ?.click();
    await visit.stage("ak-stage-identification");
    expect(executor.responses).to.deep.equal([]);
  });
});
