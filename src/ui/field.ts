import { html, nothing, type TemplateResult } from "lit";
import type { ErrorDetail } from "../protocol/index.js";
import { serverText } from "./server-text.js";

interface LabelOptions {
  /** Name of the member in the response, and what a password manager files it under. */
  name: string;
  label: string;
  errors?: readonly ErrorDetail[];
}

export interface FieldOptions extends LabelOptions {
  type?: "text" | "email" | "password" | "tel";
  autocomplete?: string;
  /** What stands there at first; afterwards the user may change it. */
  value?: string | null | undefined;
  /** What it has to look like before it is sent. */
  pattern?: string;
}

/**
 * A labelled input; the reasons for its refusal stand below it and belong to it. An address is a text with a keyboard of
 * its own: browsers rewrite what stands in a field of type email, or keep it back, where it is not all ASCII.
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
 * Puts a label before an input, and the reasons for its refusal behind.
 * @param input - takes the id that the label means, and the id of the reasons if there are any
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
