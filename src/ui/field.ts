import { html, nothing, type TemplateResult } from "lit";
import type { ErrorDetail } from "../protocol/index.js";
import { serverText } from "./server-text.js";

interface LabelOptions {
  /** Name of the member in the response, by which password managers know the field as well. */
  name: string;
  label: string;
  errors?: readonly ErrorDetail[];
}

export interface FieldOptions extends LabelOptions {
  type?: "text" | "email" | "password" | "tel";
  autocomplete?: string;
  /** The initial value, which the user may change. */
  value?: string | null | undefined;
  /** The pattern that a value must match before it is sent. */
  pattern?: string;
}

/**
 * A labelled input with its errors below it. E-mail addresses have a keyboard of their own, but type text: browsers
 * rewrite the value of a field of type email, or do not send it, if it is not ASCII.
 */
export function field(options: FieldOptions): TemplateResult {
  const { name, type = "text", autocomplete, value, pattern } = options;
  return labelled(
    options,
    (id, note) =>
      html`<input
        class="pf-c-form-control"
        id=${id}
        name=${name}
        type=${type === "email" ? "text" : type}
        inputmode=${type === "email" ? type : nothing}
        value=${value || nothing}
        autocomplete=${autocomplete ?? nothing}
        autocapitalize="none"
        spellcheck="false"
        dir=${type === "text" ? "auto" : "ltr"}
        pattern=${pattern ?? nothing}
        required
        aria-invalid=${note ? "true" : nothing}
        aria-describedby=${note ?? nothing}
      />`,
  );
}

/**
 * Puts a label before an input, and its errors after it.
 * @param input - gets the id that the label refers to, and the id of the errors if there are any
 */
export function labelled(
  { name, label, errors = [] }: LabelOptions,
  input: (id: string, note: string | undefined) => TemplateResult,
): TemplateResult {
  const id = `ak-${name}`;
  const note = errors.length ? `${id}-error` : undefined;
  return html`
    <div class="pf-c-form__group">
      <label class="pf-c-form__label" for=${id}><span class="pf-c-form__label-text">${label}</span></label>
      ${input(id, note)}
      ${
        note
          ? html`<p class="pf-c-form__helper-text pf-m-error" id=${note} role="alert">
              ${errors.map((error) => [serverText(error.string), " "])}
            </p>`
          : nothing
      }
    </div>
  `;
}
