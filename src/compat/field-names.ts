/**
 * A form answers to the names of its fields before its own members. The polyfill keeps what it knows of a node at the
 * node, under names that begin like this: a field that is called so would take its place.
 */
const TAKEN = /^\u2060*__(?:shady|handlers|noInsertionPoint)/;
const MASK = "\u2060";

/** What a field is called in its form: its name, unless the polyfill needs that. */
export function maskName(name: string): string {
  return TAKEN.test(name) ? MASK + name : name;
}

/** Has the fields of a form sent by their own names. */
export function unmaskNames(form: HTMLFormElement) {
  EventTarget.prototype.addEventListener.call(form, "formdata", (event) => {
    const { formData } = event as FormDataEvent;
    const entries = [...formData];
    const isMasked = (name: string) => name.startsWith(MASK) && TAKEN.test(name);
    if (!entries.some(([name]) => isMasked(name))) return;
    for (const [name] of entries) formData.delete(name);
    for (const [name, value] of entries) formData.append(isMasked(name) ? name.slice(MASK.length) : name, value);
  });
}
