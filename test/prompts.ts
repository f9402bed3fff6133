import { all, input, one, words } from "./flow.js";

/** Enters a value into each field of this name. */
export function set(stage: Element, name: string, value: string) {
  for (const field of all<HTMLInputElement>(stage, `[name="${name}"]`)) field.value = value;
}

/** Chooses a file. */
export function put(stage: Element, name: string, file: File) {
  const transfer = new DataTransfer();
  transfer.items.add(file);
  input(stage, name).files = transfer.files;
}

/** The texts that describe a field to screen readers: help, and reasons for a refusal. */
export function noteOf(stage: Element, name: string): string {
  const field = one(stage, `[name="${name}"]`);
  const ids = field.getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => words(one(stage, `#${CSS.escape(id)}`))).join(" ");
}
