import { expect } from "@open-wc/testing";
import authenticatorSMS from "../../mocks/challenges/authenticator-sms.js";
import authenticatorValidate from "../../mocks/challenges/authenticator-validate.js";
import deviceCode from "../../mocks/challenges/provider-oauth2-device-code.js";
import prompt from "../../mocks/challenges/prompt.js";
import { all, input, one, show, shadowOf, words } from "../flow.js";

/** What a screen reader reads after the name of a field. */
function description(stage: Element, field: Element): string {
  const ids = field.getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => words(shadowOf(stage).getElementById(id))).join(" ");
}

const { states } = authenticatorValidate;

describe("the description of a field", () => {
  it("says where the code comes from, and that the page sends it by itself", async () => {
    const { stage } = await show(states.sms);
    expect(description(stage, input(stage, "code"))).to.equal(
      "Enter the code that was sent to your phone. It is checked as soon as it is complete.",
    );
  });

  it("does not say so of codes that wait for the button", async () => {
    for (const challenge of [states.totp, states.recoveryCode]) {
      const { stage } = await show(challenge);
      expect(description(stage, input(stage, "code")))
        .to.match(/^Enter .*$/)
        .and.not.include("as soon as");
    }
  });

  it("says how to write an address", async () => {
    const { stage } = await show(authenticatorSMS.states.first);
    expect(description(stage, input(stage, "phoneNumber"))).to.include("country");
  });

  it("keeps the hint before the reason of a refusal", async () => {
    const { stage } = await show({ ...states.refused, device_challenges: states.totp.device_challenges });
    expect(description(stage, input(stage, "code"))).to.match(/^Enter the code .* This code was not accepted/);
  });
});

describe("codes that no app makes", () => {
  it("are not filled in as one-time codes", async () => {
    const { stage: device } = await show(deviceCode.states.first);
    expect(input(device, "code").getAttribute("autocomplete")).to.equal("off");
    const { stage: recovery } = await show(states.recoveryCode);
    expect(input(recovery, "code").getAttribute("autocomplete")).to.equal("off");
    const { stage: app } = await show(states.totp);
    expect(input(app, "code").getAttribute("autocomplete")).to.equal("one-time-code");
  });
});

describe("fields of a prompt", () => {
  it("say that they are optional, where they are", async () => {
    const { stage } = await show(prompt.states.everyType);
    for (const field of all<HTMLInputElement>(stage, "input:not([type=checkbox], [type=radio], [type=hidden])")) {
      const label = words(one(stage, `label[for="${field.id}"]`));
      expect(label.endsWith("(optional)"), label).to.equal(!field.required && !field.readOnly);
    }
  });
});
