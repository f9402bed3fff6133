import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { all, show, until } from "../../flow.js";
import { answerForm, fields, fill, nextStep, type State } from "./state.js";

/** Ways to send a form, all of which people and password managers use, alone and on top of each other. */
const WAYS: Readonly<Record<string, (form: HTMLFormElement) => unknown>> = {
  "a double click": (form) => {
    const button = form.querySelector<HTMLElement>("[type=submit]");
    button?.click();
    button?.click();
  },
  "Enter and a click": async (form) => {
    firstIn(form)?.focus();
    await sendKeys({ press: "Enter" });
    form.querySelector<HTMLElement>("[type=submit]")?.click();
  },
  "a password manager that submits twice": (form) => {
    form.requestSubmit();
    form.requestSubmit();
  },
};

export function sendsOnce({ challenge }: State): void {
  for (const [way, press] of Object.entries(WAYS)) {
    it(`answers once to ${way}`, async () => {
      const { executor, visit, stage } = await show(challenge);
      const form = answerForm(stage);
      if (!form) return;
      executor.reply = nextStep;
      const release = executor.hold();
      const typed = fill(stage);
      await press(form);
      await until(() => executor.responses.length > 0, "nothing was sent");
      release();
      await visit.stage(nextStep.component);
      expect(executor.responses).to.have.length(1);
      const [response] = executor.responses as Record<string, unknown>[];
      expect(response?.component).to.equal(challenge.component);
      expect(Object.values(response ?? {}).map(String)).to.include.members(typed);
    });
  }

  it("keeps its element and what was typed when the answer is refused", async () => {
    const { executor, stage } = await show(challenge);
    const form = answerForm(stage);
    if (!form) return;
    const reason = { string: "Not like this.", code: "invalid" };
    executor.reply = { ...challenge, response_errors: { non_field_errors: [reason] } };
    const typed = fill(stage);
    form.requestSubmit();
    await until(
      () => all(stage, "[role=alert]").some((alert) => alert.textContent.includes(reason.string)),
      "nobody said why",
    );
    expect(stage.isConnected).to.be.true;
    expect(fields(stage).map((field) => field.value)).to.include.members(typed);
  });
}

/** Where Enter is pressed: in the first field that takes text, else on the button. */
function firstIn(form: HTMLFormElement): HTMLElement | null {
  return form.querySelector("input:not([readonly], [type=hidden], [type=radio], [type=checkbox]), [type=submit]");
}
