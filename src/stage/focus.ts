/** Fields that a user fills in. */
const FIELDS = ":is(input, select, textarea):not([readonly], [type=hidden])";

/** Where a user begins: the first empty field, else the first field, else the heading. */
export function beginning(root: ParentNode): HTMLElement | null {
  const fields = [...root.querySelectorAll<HTMLInputElement>(FIELDS)];
  return fields.find((input) => !input.value) ?? fields[0] ?? root.querySelector("h1");
}
