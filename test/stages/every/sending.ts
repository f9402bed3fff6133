import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import type { Challenge } from "../../../src/protocol/index.js";
import { all, show, until, type ScriptedExecutor } from "../../flow.js";
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

/** Challenges that turned out to have nothing to send: there is no need to look again. */
const formless = new Set<Challenge>();

async function showForm(challenge: Challenge) {
  if (formless.has(challenge)) return undefined;
  const { executor, visit, stage } = await show(challenge);
  const form = answerForm(stage);
  if (!form) formless.add(challenge);
  return form && { executor, visit, stage, form };
}

export function sendsOnce({ challenge }: State): void {
  for (const [way, press] of Object.entries(WAYS)) {
    it(`answers once to ${way}`, async () => {
      const shown = await showForm(challenge);
      if (!shown) return;
      const { executor, visit, stage, form } = shown;
      executor.reply = nextStep;
      const release = executor.hold();
      const typed = fill(stage);
      await press(form);
      await until(() => answers(executor).length > 0, "nothing was sent");
      release();
      await visit.stage(nextStep.component);
      expect(answers(executor)).to.have.length(1);
      const [response = {}] = answers(executor);
      expect(response.component).to.equal(challenge.component);
      expect(Object.values(response).map(String)).to.include.members(typed);
    });
  }

  it("keeps its element and what was typed when the answer is refused", async () => {
    const shown = await showForm(challenge);
    if (!shown) return;
    const { executor, stage, form } = shown;
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

/** What was sent, but for the choice of a device, which answers nothing. */
function answers({ responses }: ScriptedExecutor): Record<string, unknown>[] {
  return (responses as Record<string, unknown>[]).filter((response) => !("selected_challenge" in response));
}

/** Where Enter is pressed: in the first field that takes text, else on the button. */
function firstIn(form: HTMLFormElement): HTMLElement | null {
  return form.querySelector("input:not([readonly], [type=hidden], [type=radio], [type=checkbox]), [type=submit]");
}
