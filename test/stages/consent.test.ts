import { expect } from "@open-wc/testing";
import consent from "../../mocks/challenges/consent.js";
import { all, one, shadowOf, show, submit, until, words } from "../flow.js";
import { press } from "../second-factors.js";

const { states } = consent;

describe("consent", () => {
  it("lists what an application asks for, without openid and nameless entries", async () => {
    const { stage } = await show(states.permissions);
    expect(words(one(stage, "[data-test-id=stage-heading]"))).to.equal("Allow access?");
    expect(words(one(stage, ".flow-title"))).to.equal("Redirecting to Example Wiki");
    expect(words(one(stage, ".pf-c-login__main-body p"))).to.equal("You're about to sign into Example Wiki.");
    expect(all(stage, "h2").map(words)).to.deep.equal(["It asks to use:"]);
    expect(all(stage, "li").map(words)).to.deep.equal(["Email address", "General profile information"]);
  });

  it("hides openid even if it has a name", async () => {
    const { stage } = await show({ ...states.permissions, permissions: [{ id: "openid", name: "Your identity" }] });
    expect(all(stage, "h2, li")).to.deep.equal([]);
  });

  it("tells what is new from what was granted before", async () => {
    const { stage } = await show(states.additionalPermissions);
    expect(all(stage, "h2").map(words)).to.deep.equal(["It may already use:", "It now also asks to use:"]);
    const { stage: onlyNew } = await show(states.onlyAdditionalPermissions);
    expect(all(onlyNew, "h2").map(words)).to.deep.equal(["It now also asks to use:"]);
  });

  it("asks to allow what an application wants, and to go on where it wants nothing", async () => {
    for (const [state, word] of [
      [states.permissions, "Allow"],
      [states.onlyAdditionalPermissions, "Allow"],
      [states.headerOnly, "Continue"],
    ] as const) {
      const { stage } = await show(state);
      expect(all(stage, ".pf-m-block").map(words)).to.deep.equal([word, "Cancel"]);
    }
  });

  it("echoes the token", async () => {
    const { executor, stage } = await show(states.permissions);
    submit(stage);
    expect(await executor.sent()).to.deep.equal({ component: "ak-stage-consent", token: "first-token" });
  });

  it("says that a token was stale, and echoes the new one", async () => {
    const { executor, stage } = await show(states.permissions);
    executor.reply = states.refused;
    submit(stage);
    await until(() => all(stage, "[role=alert]").length, "the page did not say why");
    expect(words(one(stage, "[role=alert]"))).to.equal("This question was out of date. Please answer it once more.");
    submit(stage);
    await until(() => executor.responses.length === 2, "nothing was sent");
    expect(executor.responses[1]).to.deep.equal({ component: "ak-stage-consent", token: "second-token" });
  });

  it("can be declined by leaving, after which the user is still signed in (the cancel trap)", async () => {
    const { visit, executor, stage } = await show(states.permissions);
    press(stage, "Cancel");
    expect(await visit.left()).to.equal(`${location.origin}/`);
    expect(executor.responses).to.deep.equal([]);
    const flow_info = { ...states.permissions.flow_info, cancel_url: "javascript:document.title='followed'" };
    const { stage: forged } = await show({ ...states.permissions, flow_info });
    expect(shadowOf(forged).textContent).not.to.include("Cancel");
  });

  it("lets keyboards into a list that scrolls, and names it", async () => {
    const { stage } = await show(states.longTexts);
    const [list] = all(stage, "ul");
    list?.focus();
    expect(shadowOf(stage).activeElement).to.equal(list);
    expect(list?.getAttribute("aria-label")).to.equal("It may already use:");
  });
});
