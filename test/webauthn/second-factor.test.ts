import { expect } from "@open-wc/testing";
import fixture from "../../mocks/challenges/authenticator-validate.js";
import { all, show, until, words } from "../flow.js";
import { press } from "../second-factors.js";

const { first } = fixture.states;

describe("a passkey as second factor", () => {
  it("that failed stops the stage, with two ways on", async () => {
    const { stage, executor } = await show({ ...first, device_challenges: first.device_challenges.slice(1, 3) });
    press(stage, "Passkey or security key");
    await until(() => all(stage, "[role=alert]").length === 1);
    expect(all(stage, "button").map(words)).to.deep.equal(["Not you?", "Try again", "Use another method"]);
    expect(executor.responses).to.deep.equal([]);
  });
});
