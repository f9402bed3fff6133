import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { ErrorDetail } from "../protocol/index.js";

export interface FieldOptions {
  /** Name of the member in the response, and what a password manager files it under. */
  name: string;
  label: string;
  type?: "text" | "email" | "password";
  autocomplete?: string;
  /** What stands there at first; afterwards the field belongs to whoever types. */
  value?: string | null | undefined;
  errors?: readonly ErrorDetail[];
}

/** A labelled input; the reasons for its refusal stand below it and belong to it. */
export function field(options: FieldOptions): TemplateResult {
  const { name, label, type = "text", autocomplete, value, errors = [] } = options;
  const id = `ak-${name}`;
  const note = `${id}-error`;
  const refused = errors.length > 0;
  return html`
    <div class="pf-c-form__group">
      <label class="pf-c-form__label" for=${id}><span class="pf-c-form__label-text">${label}</span></label>
      <input
        class="pf-c-form-control"
        id=${id}
        name=${name}
        type=${type}
        value=${value || nothing}
        autocomplete=${autocomplete ?? nothing}
        autocapitalize="none"
        spellcheck="false"
        dir=${type === "text" ? "auto" : "ltr"}
        required
        aria-invalid=${refused ? "true" : nothing}
        aria-describedby=${refused ? note : nothing}
      />
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
