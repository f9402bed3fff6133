/**
 * Names that the polyfill uses for its state of a node. On a form, a field of such a name would hide that state,
 * because `form[name]` is the field of that name before it is a member of the form.
 */
const TAKEN = /^\u2060*__(?:shady|handlers|noInsertionPoint)/;
const MASK = "\u2060";

/** The name to give to a field: its own, or a masked one if the polyfill uses its own. */
export function maskName(name: string): string {
  return TAKEN.test(name) ? MASK + name : name;
}

/** Lets a form send its fields under their own names. */
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
