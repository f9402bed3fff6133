import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { StagePrompt } from "../protocol/index.js";
import { alert } from "./alert.js";
import { capsLockHint, noteCapsLock } from "./caps-lock.js";
import { passwordNote } from "./password-note.js";
import { choicesOf, chosenOf, localesOf, type Choosable } from "./prompt-choices.js";
import { initialValue, localDateTime } from "./prompt-value.js";
import { richText } from "./rich-text.js";
import { reason, serverLanguage, serverText, type Reason } from "./server-text.js";

/**
 * One field of a prompt, by its type (contract, section 4.11); a type that this page does not know is text.
 * @param enter - what the Enter key of phones says that it does
 */
export function promptField(
  prompt: StagePrompt,
  errors: readonly Reason[],
  enter: "go" | "next",
): TemplateResult | typeof nothing {
  const value = initialValue(prompt);
  switch (prompt.type) {
    case "separator":
      return prompt.placeholder
        ? html`<p class="separator"><span>${serverText(prompt.placeholder)}</span></p>`
        : html`<hr class="separator" />`;
    case "hidden":
      return html`<input type="hidden" name=${prompt.field_key} value=${value} />`;
    case "static":
      return richBlock(value, "rich");
    case "alert_info":
      return box("info", prompt.label, value);
    case "alert_warning":
      return box("warning", prompt.label, value);
    case "alert_danger":
      return box("danger", prompt.label, value);
    case "checkbox":
      return checkbox(prompt, errors, isChecked(value));
    case "radio-button-group":
      return radios(prompt, errors);
    case "text_area":
    case "text_area_read_only":
      return labelled(prompt, errors, (ids) => textArea(prompt, ids, value));
    case "dropdown":
      return labelled(prompt, errors, (ids) =>
        select(prompt, ids, choicesOf(prompt), prompt.required ? undefined : ""),
      );
    case "ak-locale":
      return labelled(prompt, errors, (ids) => select(prompt, ids, localesOf(prompt), msg("Automatic")));
    case "file":
      return labelled(prompt, errors, (ids) => file(prompt, ids));
    default:
      return labelled(prompt, errors, (ids) => input(prompt, ids, value, enter));
  }
}

/** A text of an administrator for one line; its tags, if any, are removed. */
function richLine(source: string) {
  return html`<bdi lang=${serverLanguage()}>${richText(source)}</bdi>`;
}

/** Says that a field may stay empty: most may not. */
function optional({ required, type }: StagePrompt) {
  return required || type.endsWith("read_only") ? nothing : html` <span class="optional">${msg("(optional)")}</span>`;
}

/** HTML of an administrator, with paragraphs, lists and images. */
function richBlock(source: string, classes: string, id?: string) {
  return html`<div class=${classes} id=${id ?? nothing} lang=${serverLanguage()} dir="auto">${richText(source)}</div>`;
}

/** The ids by which the parts of a field refer to one another. */
interface Ids {
  id: string;
  /** The notes that describe the field. */
  notes: string | typeof nothing;
  invalid: "true" | typeof nothing;
}

function idsOf(prompt: StagePrompt, errors: readonly Reason[]): Ids {
  const id = `ak-${prompt.field_key.replace(/\s+/g, "-")}`;
  const notes = [prompt.sub_text && `${id}-note`, errors.length && `${id}-error`].filter(Boolean).join(" ");
  return { id, notes: notes || nothing, invalid: errors.length ? "true" : nothing };
}

/** Why the value of a field was refused. Of a box that is not checked, servers say the same as of an empty field. */
function why({ type }: StagePrompt, error: Reason) {
  return type === "checkbox" && /^(blank|required)$/.test(error.code ?? "")
    ? msg("Please check this box.")
    : reason(error);
}

/** The notes and errors below a field. */
function notes(prompt: StagePrompt, { id }: Ids, errors: readonly Reason[]) {
  const { sub_text } = prompt;
  return html`
    ${sub_text ? richBlock(sub_text, "rich pf-c-form__helper-text", `${id}-note`) : nothing}
    ${
      errors.length
        ? keyed(
            errors[0],
            html`<p class="pf-c-form__helper-text pf-m-error" id="${id}-error" role="alert">
              ${errors.map((error) => [why(prompt, error), " "])}
            </p>`,
          )
        : nothing
    }
  `;
}

function labelled(prompt: StagePrompt, errors: readonly Reason[], control: (ids: Ids) => TemplateResult) {
  const ids = idsOf(prompt, errors);
  return html`
    <div class="pf-c-form__group">
      <label class="pf-c-form__label" for=${ids.id}>
        <span class="pf-c-form__label-text"
          >${richLine(prompt.label || prompt.placeholder || prompt.field_key)}${optional(prompt)}</span
        >
      </label>
      ${control(ids)} ${notes(prompt, ids, errors)}
    </div>
  `;
}

/**
 * The types of `<input>`, where they differ from the prompt's. Addresses and numbers are text: browsers change
 * values of those types, or do not send them, and turning the wheel changes a number.
 */
const INPUT_TYPES = new Map([
  ["password", "password"],
  ["date", "date"],
  ["date-time", "datetime-local"],
]);

/**
 * Which keyboard a phone shows. Some number keyboards have no minus: a field with a negative value has the full one.
 */
function keyboardOf(type: string, value: string): string | typeof nothing {
  if (type === "number" && !value.startsWith("-")) return "numeric";
  return type === "email" ? "email" : nothing;
}

/** The `autocomplete` tokens by which password managers and phones fill in fields. */
function autocompleteOf({ type, field_key }: StagePrompt): string | typeof nothing {
  if (type === "password") return "new-password";
  if (type === "username" || field_key === "username") return "username";
  if (type === "email" || field_key === "email") return "email";
  return field_key === "name" ? "name" : nothing;
}

function input(prompt: StagePrompt, { id, notes, invalid }: Ids, value: string, enter: "go" | "next") {
  const { field_key, type, required, placeholder } = prompt;
  const isPassword = type === "password";
  const isName = isPassword || type === "username" || type === "email";
  return html`
    <input
      class="pf-c-form-control"
      id=${id}
      name=${field_key}
      type=${INPUT_TYPES.get(type) ?? "text"}
      inputmode=${keyboardOf(type, value)}
      enterkeyhint=${enter}
      value=${(type === "date-time" ? localDateTime(value) : value) || nothing}
      placeholder=${placeholder || nothing}
      lang=${placeholder ? serverLanguage() : nothing}
      autocomplete=${autocompleteOf(prompt)}
      autocapitalize=${isName ? "none" : nothing}
      spellcheck=${isName ? "false" : nothing}
      dir=${INPUT_TYPES.has(type) || /^(email|number)$/.test(type) ? "ltr" : "auto"}
      ?required=${required}
      ?readonly=${type === "text_read_only"}
      aria-invalid=${invalid}
      aria-describedby=${notes}
      @keydown=${isPassword ? noteCapsLock : nothing}
      @keyup=${isPassword ? noteCapsLock : nothing}
    />
    ${isPassword ? html`${capsLockHint(id)} ${passwordNote()}` : nothing}
  `;
}

function textArea(prompt: StagePrompt, { id, notes, invalid }: Ids, value: string) {
  return html`<textarea
    class="pf-c-form-control"
    id=${id}
    name=${prompt.field_key}
    rows="4"
    placeholder=${prompt.placeholder || nothing}
    lang=${prompt.placeholder ? serverLanguage() : nothing}
    dir="auto"
    ?required=${prompt.required}
    ?readonly=${prompt.type === "text_area_read_only"}
    aria-invalid=${invalid}
    aria-describedby=${notes}
    .defaultValue=${value}
  ></textarea>`;
}

/** @param none - the label of no choice, for fields that are not required */
function select(prompt: StagePrompt, { id, notes, invalid }: Ids, choices: readonly Choosable[], none?: string) {
  const chosen = chosenOf(prompt, choices);
  return html`<select
    class="pf-c-form-control"
    id=${id}
    name=${prompt.field_key}
    aria-invalid=${invalid}
    aria-describedby=${notes}
  >
    ${none === undefined ? nothing : html`<option value="" ?selected=${chosen === undefined}>${none}</option>`}
    ${choices.map(
      ({ value, label, lang }) =>
        html`<option lang=${lang ?? serverLanguage()} dir="auto" value=${value} ?selected=${value === chosen}>
          ${label}
        </option>`,
    )}
  </select>`;
}

function file({ field_key, required }: StagePrompt, { id, notes, invalid }: Ids) {
  return html`
    <input
      class="pf-c-form-control"
      id=${id}
      name=${field_key}
      type="file"
      ?required=${required}
      aria-invalid=${invalid}
      aria-describedby=${notes}
    />
    <progress id="${id}-progress" aria-label=${msg("Reading the file")} hidden></progress>
  `;
}

/** A checkbox; browsers never require it to be checked, because servers rarely do. */
function checkbox(prompt: StagePrompt, errors: readonly Reason[], checked: boolean) {
  const ids = idsOf(prompt, errors);
  return html`
    <div class="pf-c-form__group">
      <div class="pf-c-check">
        <input
          id=${ids.id}
          name=${prompt.field_key}
          type="checkbox"
          ?checked=${checked}
          aria-invalid=${ids.invalid}
          aria-describedby=${ids.notes}
        />
        <label for=${ids.id}>${richLine(prompt.label || prompt.field_key)}</label>
      </div>
      ${notes(prompt, ids, errors)}
    </div>
  `;
}

function radios(prompt: StagePrompt, errors: readonly Reason[]) {
  const { field_key, label, required } = prompt;
  const ids = idsOf(prompt, errors);
  const choices = choicesOf(prompt);
  const chosen = chosenOf(prompt, choices);
  return html`
    <fieldset class="pf-c-form__group" id=${ids.id} aria-describedby=${ids.notes}>
      <legend class="pf-c-form__label-text">${richLine(label || field_key)}${optional(prompt)}</legend>
      ${choices.map(
        (choice, index) => html`
          <div class="pf-c-check">
            <input
              id="${ids.id}-${index}"
              name=${field_key}
              type="radio"
              value=${choice.value}
              ?checked=${choice.value === chosen}
              ?required=${required}
              aria-invalid=${ids.invalid}
              aria-describedby=${ids.notes}
            />
            <label for="${ids.id}-${index}">${serverText(choice.label)}</label>
          </div>
        `,
      )}
      ${notes(prompt, ids, errors)}
    </fieldset>
  `;
}

function box(severity: "info" | "warning" | "danger", title: string, text: string) {
  return alert(
    severity,
    html`${title ? html`<strong>${richLine(title)}</strong>` : nothing} ${richBlock(text, "rich")}`,
  );
}

/** Whether the initial value of a checkbox, which is text, means checked. */
function isChecked(value: string): boolean {
  return !["", "false", "0", "no"].includes(value.trim().toLowerCase());
}
