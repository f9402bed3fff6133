import { html, nothing, type TemplateResult } from "lit";
import type { ErrorDetail } from "../protocol/index.js";
import { plainCode } from "./digits.js";
import { labelled } from "./field.js";

export interface CodeFieldOptions {
  label: string;
  /** How many digits a code may have; without, letters are welcome, and only the button sends it. */
  digits?: number | readonly number[] | undefined;
  /** How many of those it is known to have. */
  known?: number | undefined;
  errors?: readonly ErrorDetail[];
}

/** What each field has sent by itself. */
const sent = new WeakMap<HTMLInputElement, string>();
/** How many digits stood in each field. */
const before = new WeakMap<HTMLInputElement, number>();

/** The field for a code that is good for one time. Once it is complete, it sends its form by itself. */
export function codeField({ label, digits, known, errors = [] }: CodeFieldOptions): TemplateResult {
  const lengths = [digits ?? []].flat();
  const hear = (event: Event) => sendComplete(event as InputEvent | CompositionEvent, lengths, known);
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
        @input=${hear}
        @compositionend=${hear}
      />`,
  );
}

/** What was typed or pasted as a code, in digits that servers understand, without what is only there for reading. */
export function codeIn(form: FormData): string {
  const code = form.get("code");
  return typeof code === "string" ? plainCode(code) : "";
}

/**
 * Key by key, a short code may be the beginning of a longer one: it is sent once it is as long as it is known to be, or
 * as any could be. What comes at once, pasted or filled in, is all of it; what an input method composes is typed. The
 * same code is never sent twice: whoever corrects a longer one passes it again.
 */
function sendComplete(event: InputEvent | CompositionEvent, lengths: readonly number[], known: number | undefined) {
  if ("isComposing" in event && event.isComposing) return;
  const input = event.currentTarget as HTMLInputElement;
  const code = plainCode(input.value);
  const isAtOnce = event.type === "input" && code.length > (before.get(input) ?? 0) + 1;
  before.set(input, code.length);
  const whole = lengths.find((length) => length === known) ?? Math.max(...lengths);
  const isComplete = code.length === whole || (isAtOnce && lengths.includes(code.length));
  if (!isComplete || !/^\d+$/.test(code) || sent.get(input) === code) return;
  sent.set(input, code);
  input.form?.requestSubmit();
}
