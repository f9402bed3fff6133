import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { reason, type Reason } from "./server-text.js";

interface LabelOptions {
  /** Name of the member in the response, by which password managers know the field as well. */
  name: string;
  label: string;
  /** What the user has to know before filling it in. */
  hint?: unknown;
  errors?: readonly Reason[];
}

export interface FieldOptions extends LabelOptions {
  type?: "text" | "email" | "password" | "tel";
  autocomplete?: string;
  /** The initial value, which the user may change. */
  value?: string | null | undefined;
  /** The pattern that a value must match before it is sent. */
  pattern?: string;
  /** What the Enter key of phones says that it does: by default, it sends the form. */
  enter?: "go" | "next";
}

/**
 * A labelled input with its errors below it. E-mail addresses have a keyboard of their own, but type text: browsers
 * rewrite the value of a field of type email, or do not send it, if it is not ASCII.
 */
export function field(options: FieldOptions): TemplateResult {
  const { name, type = "text", autocomplete, value, pattern, enter = "go" } = options;
  return labelled(
    options,
    (id, notes, invalid) =>
      html`<input
        class="pf-c-form-control"
        id=${id}
        name=${name}
        type=${type === "email" ? "text" : type}
        inputmode=${type === "email" ? type : nothing}
        enterkeyhint=${enter}
        value=${value || nothing}
        autocomplete=${autocomplete ?? nothing}
        autocapitalize="none"
        spellcheck="false"
        dir=${type === "text" ? "auto" : "ltr"}
        pattern=${pattern ?? nothing}
        required
        aria-invalid=${invalid}
        aria-describedby=${notes}
      />`,
  );
}

/**
 * Puts a hint and a label before an input, and its errors after it.
 * @param input - gets the id that the label refers to, the ids of hint and errors, and whether there are errors
 */
export function labelled(
  { name, label, hint, errors = [] }: LabelOptions,
  input: (id: string, notes: string | typeof nothing, invalid: "true" | typeof nothing) => TemplateResult,
): TemplateResult {
  const id = `ak-${name}`;
  const error = errors.length ? `${id}-error` : "";
  const notes = [hint ? `${id}-hint` : "", error].filter(Boolean).join(" ");
  return html`
    <div class="pf-c-form__group">
      ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
      <label class="pf-c-form__label" for=${id}><span class="pf-c-form__label-text">${label}</span></label>
      ${input(id, notes || nothing, error ? "true" : nothing)}
      ${
        error
          ? keyed(
              errors[0],
              html`<p class="pf-c-form__helper-text pf-m-error" id=${error} role="alert">
                ${errors.map((error) => [reason(error), " "])}
              </p>`,
            )
          : nothing
      }
    </div>
  `;
}
