import { html, nothing, type TemplateResult } from "lit";
import type { ErrorDetail } from "../protocol/index.js";
import { labelled } from "./field.js";

export interface CodeFieldOptions {
  label: string;
  /** How many digits a code has; without, letters are welcome, and only the button sends it. */
  digits?: number | undefined;
  errors?: readonly ErrorDetail[];
}

/** What each field has sent by itself. */
const sent = new WeakMap<HTMLInputElement, string>();

/** The field for a code that is good for one time. Once it is complete, it sends its form by itself. */
export function codeField({ label, digits, errors = [] }: CodeFieldOptions): TemplateResult {
  return labelled(
    { name: "code", label, errors },
    (id, note) =>
      html`<input
        class="pf-c-form-control code"
        id=${id}
        name="code"
        type="text"
        inputmode=${digits ? "numeric" : "text"}
        autocomplete="one-time-code"
        autocapitalize="none"
        spellcheck="false"
        dir="ltr"
        required
        aria-invalid=${note ? "true" : nothing}
        aria-describedby=${note ?? nothing}
        @input=${(event: Event) => sendComplete(event.currentTarget as HTMLInputElement, digits)}
      />`,
  );
}

/** What was typed or pasted as a code, without the spaces that are only there for reading. */
export function codeIn(form: FormData): string {
  const code = form.get("code");
  return typeof code === "string" ? code.replace(/\s/g, "") : "";
}

/** The same code is never sent twice: whoever corrects a longer one passes it again. */
function sendComplete(input: HTMLInputElement, digits: number | undefined) {
  const code = input.value.replace(/\s/g, "");
  if (!digits || code.length !== digits || !/^\d+$/.test(code) || sent.get(input) === code) return;
  sent.set(input, code);
  input.form?.requestSubmit();
}
