import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { ErrorDetail } from "../protocol/index.js";

interface LabelOptions {
  /** Name of the member in the response, and what a password manager files it under. */
  name: string;
  label: string;
  errors?: readonly ErrorDetail[];
}

export interface FieldOptions extends LabelOptions {
  type?: "text" | "email" | "password" | "tel";
  autocomplete?: string;
  /** What stands there at first; afterwards the field belongs to whoever types. */
  value?: string | null | undefined;
  /** What it has to look like before it is sent. */
  pattern?: string;
}

/** What an input has to say about itself, so that label and refusal belong to it. */
interface Marks {
  id: string;
  invalid: "true" | typeof nothing;
  describedBy: string | typeof nothing;
}

/** A labelled input; the reasons for its refusal stand below it and belong to it. */
export function field(options: FieldOptions): TemplateResult {
  const { name, type = "text", autocomplete, value, pattern } = options;
  return labelled(
    options,
    ({ id, invalid, describedBy }) =>
      html`<input
        class="pf-c-form-control"
        id=${id}
        name=${name}
        type=${type}
        value=${value || nothing}
        autocomplete=${autocomplete ?? nothing}
        autocapitalize="none"
        spellcheck="false"
        dir=${type === "text" ? "auto" : "ltr"}
        pattern=${pattern ?? nothing}
        required
        aria-invalid=${invalid}
        aria-describedby=${describedBy}
      />`,
  );
}

/** Puts a label before an input, and the reasons for its refusal behind. */
export function labelled(
  { name, label, errors = [] }: LabelOptions,
  input: (marks: Marks) => TemplateResult,
): TemplateResult {
  const id = `ak-${name}`;
  const note = `${id}-error`;
  const refused = errors.length > 0;
  return html`
    <div class="pf-c-form__group">
      <label class="pf-c-form__label" for=${id}><span class="pf-c-form__label-text">${label}</span></label>
      ${input({ id, invalid: refused ? "true" : nothing, describedBy: refused ? note : nothing })}
      ${
        refused
          ? keyed(
              errors, // the same reason is announced again when it comes again
              html`<p class="pf-c-form__helper-text pf-m-error" id=${note} role="alert">
                ${errors.map((error) => error.string).join(" ")}
              </p>`,
            )
          : nothing
      }
    </div>
  `;
}
