/** Fields that a user fills in. */
const FIELDS = ":is(input, select, textarea):not([readonly], [type=hidden])";

/** Where a user begins: the first empty field, else the first field, else the heading. */
export function beginning(root: ParentNode): HTMLElement | null {
  const fields = [...root.querySelectorAll<HTMLInputElement>(FIELDS)];
  return fields.find((input) => !input.value) ?? fields[0] ?? root.querySelector("h1");
}

/** Moves the focus to the field that the server refused; without one that is marked, it was the password. */
export function focusRefused(root: ParentNode): void {
  const refused =
    root.querySelector<HTMLElement>("[aria-invalid]") ?? root.querySelector<HTMLElement>("input[type=password]");
  refused?.focus();
  if (refused instanceof HTMLInputElement) refused.select();
}
