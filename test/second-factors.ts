import { all, input, open, submit, words, type Visit } from "./flow.js";

/** Opens a flow that asks for a name first, and responds with one. */
export async function identified(slug: string, username = "ada"): Promise<Visit> {
  const visit = await open(slug);
  const stage = await visit.stage("ak-stage-identification");
  input(stage, "uidField").value = username;
  submit(stage);
  return visit;
}

/** Presses the button with this text, or with this name above further text. */
export function press(stage: Element, label: string): void {
  const buttons = all<HTMLButtonElement>(stage, "button");
  const button = buttons.find((it) => words(it.querySelector("strong") ?? it) === label);
  if (!button) throw new Error(`nothing is called ${label}, but ${buttons.map(words).join(", ")}`);
  button.click();
}

/** Types, or pastes, into a field. */
export function type(field: HTMLInputElement, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
