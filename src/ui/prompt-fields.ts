import { html } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { StagePrompt } from "../protocol/index.js";
import { promptField } from "./prompt-field.js";
import { enterKey } from "./prompt-value.js";
import type { Reason } from "./server-text.js";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Types without a place for errors: the stage shows those above the form. */
const WITHOUT_ERRORS = /^(separator|hidden|static|alert_.*)$/;

/**
 * The fields of a prompt. A server that refuses a response may send other fields than before: then all of them are new,
 * so that no password comes to stand in another field; `carryOver` fills in what the user has typed.
 * @param errorsOf - the errors of a field, which shows them
 */
export function promptFields(prompts: readonly StagePrompt[], errorsOf: (name: string) => readonly Reason[]): unknown {
  const fields = prompts.map((prompt, index) => {
    const errors = WITHOUT_ERRORS.test(prompt.type) ? [] : errorsOf(prompt.field_key);
    return promptField(prompt, errors, enterKey(prompts.slice(index + 1)));
  });
  return keyed(prompts.map(({ type, field_key }) => `${type} ${field_key}`).join("\n"), html`${fields}`);
}

/** The controls of a form. */
export function controlsIn(root: ParentNode): readonly Control[] {
  return [...root.querySelectorAll<Control>("input, select, textarea")];
}

/** What a control asks for: a password also while the user has it shown as text. */
const kindOf = ({ autocomplete, type }: Control) => (autocomplete.endsWith("password") ? "password" : type);

/** Fills in what the user entered in the fields of the same name and kind before. */
export function carryOver(before: readonly Control[], now: readonly Control[]): void {
  for (const control of now) {
    const isChoice = /^(checkbox|radio)$/.test(control.type);
    const last = before.find(
      (it) =>
        it.name === control.name &&
        kindOf(it) === kindOf(control) &&
        (it.type !== "radio" || it.value === control.value),
    );
    if (!last || last === control || control.matches("[readonly], [type=hidden]")) continue;
    if (isChoice) (control as HTMLInputElement).checked = (last as HTMLInputElement).checked;
    else if (control.type === "file") (control as HTMLInputElement).files = (last as HTMLInputElement).files;
    else {
      control.value = last.value;
      if (control instanceof HTMLInputElement) control.type = last.type; // shown, as the eye still says
    }
  }
}

/** Whether password managers take the field for the one that says who the user is. */
export function namesUser({ type, field_key }: StagePrompt) {
  return /^(username|email)$/.test(type) || /^(username|email)$/.test(field_key);
}
