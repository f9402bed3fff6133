export interface PostIntoOptions {
  action: string;
  /** Name of the frame. */
  target: string;
  fields: Readonly<Record<string, string>>;
}

/** Posts a form into a frame below the same root. The form is removed before the browser shows it. */
export function postInto(root: Node, { action, target, fields }: PostIntoOptions): void {
  const form = Object.assign(document.createElement("form"), { method: "post", action, target, hidden: true });
  for (const [name, value] of Object.entries(fields)) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
  root.appendChild(form);
  try {
    HTMLFormElement.prototype.submit.call(form); // a field may be called "submit"
  } catch {
    // Firefox throws if the page's policy blocks the form; `whenBlocked` reports that.
  } finally {
    form.remove();
  }
}
