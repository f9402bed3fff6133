import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { plainCode } from "./digits.js";
import { labelled } from "./field.js";
import type { Reason } from "./server-text.js";

export interface CodeFieldOptions {
  label: string;
  /** Where the code comes from. */
  hint?: unknown;
  /** How many digits a code may have. If not given, it may have letters, and only the button sends it. */
  digits?: number | readonly number[] | undefined;
  /** How many digits this user's codes have, if that is known. */
  known?: number | undefined;
  /** Whether password managers and phones know the code; by default those of digits. */
  isOneTime?: boolean;
  errors?: readonly Reason[];
}

/** The code that each field has sent by itself. */
const sent = new WeakMap<HTMLInputElement, string>();
/** How many digits each field had at the last event. */
const before = new WeakMap<HTMLInputElement, number>();

/** The field for a one-time code. It sends its form by itself as soon as the code is complete. */
export function codeField(options: CodeFieldOptions): TemplateResult {
  const { digits, known, isOneTime = digits !== undefined } = options;
  const lengths = [digits ?? []].flat();
  const sendsItself = lengths.length === 1 || known;
  const hint = sendsItself ? html`${options.hint} ${msg("It is checked as soon as it is complete.")}` : options.hint;
  const hear = (event: Event) => sendComplete(event as InputEvent | CompositionEvent, lengths, known);
  return labelled(
    { ...options, name: "code", hint },
    (id, notes, invalid) =>
      html`<input
        class="pf-c-form-control code ${lengths.includes(6) && sendsItself ? "six" : ""}"
        id=${id}
        name="code"
        type="text"
        inputmode=${digits ? "numeric" : "text"}
        enterkeyhint="go"
        autocomplete=${isOneTime ? "one-time-code" : "off"}
        autocapitalize="none"
        spellcheck="false"
        dir="ltr"
        required
        aria-invalid=${invalid}
        aria-describedby=${notes}
        @input=${hear}
        @compositionend=${hear}
      />`,
  );
}

/** The code in a form, in ASCII digits, without spaces and dashes. */
export function codeIn(form: FormData): string {
  const code = form.get("code");
  return typeof code === "string" ? plainCode(code) : "";
}

/**
 * Sends a code that is complete. A typed code is sent at the known length, else at the longest allowed one, because a
 * shorter one may be its beginning; a pasted or autofilled code at any allowed length. Text of an input method counts
 * as typed. The same code is sent once, although a user who deletes the end of a longer one types it again.
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
