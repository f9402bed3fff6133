import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import fixture from "../../mocks/challenges/provider-oauth2-device-code.js";
import { input, one, show, submit, until, words } from "../flow.js";

const { first } = fixture.states;

/** Ways for a code to get into its field. */
const ways: Readonly<Record<string, (field: HTMLInputElement, code: string) => unknown>> = {
  typed: (field, code) => {
    field.focus();
    return sendKeys({ type: code });
  },
  pasted: (field, code) => {
    field.value = code;
    field.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", bubbles: true }));
  },
  prefilled: (field, code) => {
    field.value = code;
  },
};

describe("the code that another device shows", () => {
  for (const [way, enter] of Object.entries(ways)) {
    for (const code of ["012345678", "012 345 678", " 012 345-678 "]) {
      it(`is sent as nine digits when “${code}” is ${way}, leading zero and all, once`, async () => {
        const { executor, stage } = await show(first);
        const release = executor.hold();
        await enter(input(stage, "code"), code);
        if (!stage.busy) submit(stage);
        await until(() => executor.responses.length, "nothing was sent");
        release();
        await until(() => !stage.busy, "no answer came");
        expect(executor.responses).to.deep.equal([{ component: first.component, code: "012345678" }]);
      });
    }
  }

  it("asks for digits, with a keyboard for them", async () => {
    const { stage } = await show(first);
    expect(input(stage, "code").inputMode).to.equal("numeric");
    expect(words(one(stage, ".hint"))).to.contain("9-digit code");
  });
});
