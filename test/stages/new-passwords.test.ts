import { expect } from "@open-wc/testing";
import prompts from "../../mocks/challenges/prompt.js";
import { all, input, open, show, submit, until, words } from "../flow.js";
import { set } from "../prompts.js";

const { enrollment } = prompts.states;

/** Types a value into a field. */
function type(stage: Element, name: string, value: string) {
  set(stage, name, value);
  input(stage, name).dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
}

/** The note below a password. */
function noteBelow(stage: Element, name: string): Element {
  const note = input(stage, name).parentElement?.querySelector(".password-note");
  if (!note) throw new Error(`There is no place for a note below ${name}`);
  return note;
}

/** Waits until users read these words below a password. */
const reads = (stage: Element, name: string, expected: string) =>
  until(() => words(noteBelow(stage, name)) === expected, `${expected} is not said below ${name}`);

const EASY = "This looks easy to guess. Longer is better.";
const FAIR = "This could be stronger. Longer is better.";
const HARD = "This looks hard to guess.";
const DIFFERENT = "The passwords don't match yet.";
const SAME = "The passwords match.";

describe("while the user chooses a password", () => {
  for (const [password, judgement] of [
    ["a", EASY],
    ["password", EASY],
    ["12345678901234567890", EASY],
    ["aaaaaaaaaaaaaaaaaaaaaaaa", EASY],
    ["Summer2024!", EASY],
    ["Qwerty123!", EASY],
    ["nanosecond", EASY],
    ["MyDogRex1", FAIR],
    ["correct horse battery staple", HARD],
    ["k7#Vw9!pQz2Lm", HARD],
    ["Donaudampfschifffahrt", HARD],
    ["桜の木の下で", FAIR],
  ] as const) {
    it(`the stage says of ${password}: ${judgement}`, async () => {
      const { stage } = await show(enrollment);
      type(stage, "password", password);
      await reads(stage, "password", judgement);
    });
  }

  it("the stage says nothing before the user types, and nothing more once the field is empty again", async () => {
    const { stage } = await show(enrollment);
    expect(all(stage, ".password-note").map(words)).to.deep.equal(["", ""]);
    type(stage, "password", "a");
    await reads(stage, "password", EASY);
    type(stage, "password", "");
    await reads(stage, "password", "");
  });

  it("the stage says whether the repetition is the same, as servers compare it", async () => {
    const { stage } = await show(enrollment);
    const repetition = input(stage, "password_repeat");
    type(stage, "password", "nanosecond ");
    type(stage, "password_repeat", "nano");
    await reads(stage, "password_repeat", DIFFERENT);
    expect(repetition.matches("[aria-invalid]")).to.equal(false);
    type(stage, "password_repeat", "nona");
    await until(() => repetition.matches("[aria-invalid=true]"), "the field is not marked");
    expect(words(noteBelow(stage, "password_repeat"))).to.equal(DIFFERENT);
    type(stage, "password_repeat", " nanosecond");
    await reads(stage, "password_repeat", SAME);
    expect(repetition.matches("[aria-invalid]")).to.equal(false);
    type(stage, "password_repeat", "");
    await reads(stage, "password_repeat", "");
  });

  it("the stage compares again when the user changes the first one", async () => {
    const { stage } = await show(enrollment);
    type(stage, "password", "nanosecond");
    type(stage, "password_repeat", "nanosecond");
    await reads(stage, "password_repeat", SAME);
    type(stage, "password", "microsecond");
    await reads(stage, "password_repeat", DIFFERENT);
  });

  it("the stage sends two that differ all the same, and takes the user to the second one", async () => {
    const visit = await open("default-enrollment-flow");
    const stage = await visit.stage("ak-stage-prompt");
    set(stage, "username", "grace");
    type(stage, "password", "nanosecond");
    type(stage, "password_repeat", "microsecond");
    await until(() => input(stage, "password_repeat").matches("[aria-invalid=true]"), "the field is not marked");
    submit(stage);
    await until(() => all(stage, ".pf-c-alert").length, "the server has not refused");
    await until(() => input(stage, "password_repeat").matches(":focus"), "the field has no focus");
    expect(input(stage, "password").value).to.equal("nanosecond");
  });

  it("the stage judges none of three passwords, whose meaning it cannot know", async () => {
    const [, password] = enrollment.fields;
    if (!password) throw new Error("The fixture asks for no password");
    const { stage } = await show({ ...enrollment, fields: [{ ...password, field_key: "old" }, ...enrollment.fields] });
    type(stage, "old", "a");
    await import("../../src/stage/new-passwords.js").then((it) => it.notePasswords(stage.renderRoot));
    expect(all(stage, ".password-note").map(words)).to.deep.equal(["", "", ""]);
  });
});
