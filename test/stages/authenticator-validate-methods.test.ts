import { expect } from "@open-wc/testing";
import { http } from "msw";
import fixture from "../../mocks/challenges/authenticator-validate.js";
import { EXECUTOR, one, show, until, words, worker } from "../flow.js";
import { press } from "../second-factors.js";

const { first } = fixture.states;

describe("the choice of a second factor", () => {
  it("begins with the method that was used last, but never with recovery codes", async () => {
    const used: Readonly<Record<string, string>> = { sms: "2026-07-01", totp: "2026-07-20", static: "2026-07-25" };
    const devices = first.device_challenges.map((it) => ({ ...it, last_used: used[it.device_class] ?? null }));
    const { stage } = await show({ ...first, device_challenges: devices.toReversed() });
    expect(words(one(stage, "label"))).to.equal("Code from the app");
  });

  it("gives up a push that the user turns away from: another method can be used at once", async () => {
    const device_challenges = first.device_challenges.filter(({ device_class }) => /duo|totp/.test(device_class));
    const { stage } = await show({ ...first, device_challenges });
    let isRinging = false;
    worker.use(http.post(EXECUTOR, () => ((isRinging = true), new Promise<never>(() => {}))));
    press(stage, "Duo on your phone");
    await until(() => isRinging, "no push was sent");
    press(stage, "Use another method");
    await until(() => !stage.busy, "the stage waits for the phone");
    press(stage, "Authenticator app");
    await stage.updateComplete;
    expect(words(one(stage, "label"))).to.equal("Code from the app");
  });
});
