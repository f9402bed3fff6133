import { expect } from "@open-wc/testing";
import sms from "../../mocks/challenges/authenticator-sms.js";
import validate from "../../mocks/challenges/authenticator-validate.js";
import deviceCode from "../../mocks/challenges/provider-oauth2-device-code.js";
import prompts from "../../mocks/challenges/prompt.js";
import type { Challenge } from "../../src/protocol/index.js";
import { input, show, submit, until } from "../flow.js";
import { type } from "../second-factors.js";

const component = "ak-stage-authenticator-validate";
const { totp, recoveryCode, sms: textMessage } = validate.states;

describe("a code", () => {
  const ways = [
    "١٢٣٤٥٦",
    "۱۲۳۴۵۶",
    "१२३४५६",
    "１２３４５６",
    "𝟭𝟮𝟯𝟰𝟱𝟲",
    "123-456",
    "123–456",
    "123−456",
    "\u202a123\u00a0456\u202c",
  ];
  for (const code of ways) {
    it(`that is pasted as “${code}” is sent by itself, in digits that servers know`, async () => {
      const { executor, stage } = await show(totp);
      type(input(stage, "code"), code);
      expect(await executor.sent()).to.deep.equal({ component, code: "123456" });
    });
  }

  it("of another device is sent in digits that servers know", async () => {
    const { first } = deviceCode.states;
    const { executor, stage } = await show(first);
    type(input(stage, "code"), "٠١٢-٣٤٥‑٦٧٨");
    expect(await executor.sent()).to.deep.equal({ component: first.component, code: "012345678" });
  });

  it("that is set up is sent in digits that servers know", async () => {
    const { known } = sms.states;
    const { executor, stage } = await show(known);
    type(input(stage, "code"), "९८७ ६५४");
    expect(await executor.sent()).to.deep.equal({ component: known.component, code: "987654" });
  });

  it("that an input method still composes is not sent", async () => {
    const { executor, stage } = await show(textMessage);
    await executor.sent(); // a text message is asked for
    await until(() => !stage.busy);
    const field = input(stage, "code");
    for (const value of ["１２３", "１２３４５６"]) {
      field.value = value;
      field.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }));
    }
    expect(stage.busy).to.be.false;
    field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
    await until(() => executor.responses.length === 2);
    expect(executor.responses[1]).to.deep.equal({ component, code: "123456" });
  });

  it("for recovery is sent without its dashes", async () => {
    const { executor, stage } = await show(recoveryCode);
    input(stage, "code").value = "q8n5-hb2f zt7c";
    submit(stage);
    expect(await executor.sent()).to.deep.equal({ component, code: "q8n5hb2fzt7c" });
  });
});

describe("a phone number", () => {
  it("is sent in digits that servers know", async () => {
    const { first } = sms.states;
    const { executor, stage } = await show(first);
    input(stage, "phoneNumber").value = "＋٤٤ १५५५";
    submit(stage);
    expect(await executor.sent()).to.deep.equal({ component: first.component, phone_number: "+44 1555" });
  });
});

describe("a number of a prompt", () => {
  const { everyType } = prompts.states;
  const field = { ...everyType.fields[0], field_key: "age", type: "number", required: true, initial_value: "" };
  const challenge = { ...everyType, fields: [field] } as Challenge<"ak-stage-prompt">;

  for (const [typed, age] of [
    ["٣٦", 36],
    ["３６", 36],
    ["1 000", 1000],
    ["−5", -5],
    ["+5", 5],
    ["1e3", "1e3"],
    ["0x10", "0x10"],
    ["1,5", "1,5"],
  ] as const) {
    it(`is sent as ${JSON.stringify(age)} for ${typed}`, async () => {
      const { executor, stage } = await show(challenge);
      input(stage, "age").value = typed;
      submit(stage);
      expect(await executor.sent()).to.deep.equal({ component: "ak-stage-prompt", age });
    });
  }

  it("has a keyboard of digits, unless it has a minus", async () => {
    const { stage } = await show(challenge);
    expect(input(stage, "age").inputMode).to.equal("numeric");
    const negative = { ...everyType, fields: [{ ...field, initial_value: "-5" }] } as Challenge<"ak-stage-prompt">;
    expect(input((await show(negative)).stage, "age").inputMode).to.equal("");
  });
});
