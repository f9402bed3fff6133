import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import type { Challenge } from "../../../src/protocol/index.js";
import type { Stage } from "../../../src/stage/stage.js";
import { all, show, until, type ScriptedExecutor, type Visit } from "../../flow.js";
import { answerForm, fields, fill, nextStep, type State } from "./state.js";

type Press = (form: HTMLFormElement) => unknown;

function doubleClick(form: HTMLFormElement) {
  const button = form.querySelector<HTMLElement>("[type=submit]");
  button?.click();
  button?.click();
}

/** Ways to send a form, all of which people and password managers use, alone and on top of each other. */
const WAYS: Readonly<Record<string, Press>> = {
  "a double click": doubleClick,
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

/** A stage that is answered by a form. */
interface ShownForm {
  challenge: Challenge;
  executor: ScriptedExecutor;
  visit: Visit;
  stage: Stage;
  form: HTMLFormElement;
}

/** Shows the first of these states that has a form to answer by, if any has. */
async function showForm(states: readonly State[]): Promise<ShownForm | undefined> {
  for (const { challenge } of states) {
    const { executor, visit, stage } = await show(challenge);
    const form = answerForm(stage);
    if (form) return { challenge, executor, visit, stage, form };
    visit.executor.remove();
  }
  return undefined;
}

/** Fills the form and sends it; the server replies once it was sent. @returns what was typed */
async function send({ challenge, executor, stage, form }: ShownForm, press: Press): Promise<string[]> {
  const release = executor.hold();
  const typed = fill(stage);
  await press(form);
  await until(() => answers(executor).length > 0, "nothing was sent");
  release();
  const [response = {}] = answers(executor);
  expect(response.component).to.equal(challenge.component);
  expect(Object.values(response).map(String)).to.include.members(typed);
  return typed;
}

/** Every way to send the form of a stage leads to one response. */
export function sendsOnce(states: readonly State[]): void {
  for (const [way, press] of Object.entries(WAYS)) {
    it(`answers once to ${way}`, async () => {
      const shown = await showForm(states);
      if (!shown) return;
      shown.executor.reply = nextStep;
      await send(shown, press);
      await shown.visit.stage(nextStep.component);
      expect(answers(shown.executor)).to.have.length(1);
    });
  }
}

/** What was typed is sent once, and is still there when the server refuses it. */
export function staysWhenRefused(state: State): void {
  it("answers once with what was typed, and keeps it and its element when the answer is refused", async () => {
    const shown = await showForm([state]);
    if (!shown) return;
    const { challenge, executor, stage } = shown;
    const reason = { string: "Not like this.", code: "invalid" };
    executor.reply = { ...challenge, response_errors: { non_field_errors: [reason] } };
    const typed = await send(shown, doubleClick);
    await until(
      () => all(stage, "[role=alert]").some((alert) => alert.textContent.includes(reason.string)),
      "the page did not say why",
    );
    expect(answers(executor)).to.have.length(1);
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
