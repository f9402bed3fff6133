import { textOf, type PromptType, type StagePrompt } from "../protocol/index.js";
import { plainDigits } from "./digits.js";

/** Types whose text stood in `placeholder` before servers sent `initial_value` (before 2023.2). */
const SPOKE_BY_PLACEHOLDER = ["text_read_only", "text_area_read_only", "hidden", "static", "ak-locale"];

/** What stands in a field at first. */
export function initialValue({ type = "text", initial_value, placeholder = "" }: Partial<StagePrompt>): string {
  return initial_value ?? (SPOKE_BY_PLACEHOLDER.includes(type) ? placeholder : "");
}

/** A field as servers send it, which may leave out what it has nothing for. */
type SentPrompt = { readonly [Member in keyof StagePrompt]?: StagePrompt[Member] | null };

/** The same with every member; whoever knows the field has nothing to ask any more. */
export function completePrompt(prompt: SentPrompt): StagePrompt {
  const { field_key, label, type, required, placeholder, initial_value, order, sub_text, choices } = prompt;
  const known = { type: (textOf(type) || "text") as PromptType, placeholder: textOf(placeholder) };
  return {
    ...known,
    initial_value: initial_value == null ? initialValue(known) : initialText(initial_value),
    field_key: textOf(field_key),
    label: textOf(label),
    required: required === true,
    order: Number(textOf(order)),
    sub_text: textOf(sub_text),
    choices: choices ?? null,
  };
}

/** An initial value as text. Those of checkboxes are truth values to servers that do not make texts of them. */
function initialText(value: unknown): string {
  return typeof value === "boolean" ? String(value) : textOf(value);
}

/** Types whose blank text is an answer; the server takes a blank text for an error everywhere else. */
const MAY_BE_BLANK = ["text", "text_area", "email", "ak-locale"];

/**
 * The answer to one field, from what stands in it. `undefined` if there is none: its member is left out, for which the
 * server puts the initial value.
 * @param isPair - the form asks for a password and its repetition: both members have to be there
 */
export function promptValue(
  prompt: StagePrompt,
  entry: FormDataEntryValue | null,
  isPair: boolean,
): string | number | boolean | undefined {
  const { type, required } = prompt;
  const text = typeof entry === "string" ? entry : "";
  switch (type) {
    case "separator":
    case "static":
    case "alert_info":
    case "alert_warning":
    case "alert_danger":
      return undefined;
    case "hidden":
      return text || undefined;
    case "checkbox":
      return entry !== null;
    case "text_read_only":
    case "text_area_read_only":
      // The server throws it away, but insists on having one.
      return text || (required ? "-" : "");
    case "password":
      return text || (required || isPair ? "" : undefined);
    case "number":
      return text ? wholeNumber(text) : undefined;
    case "date-time":
      return text ? instant(text, initialValue(prompt)) : undefined;
    case "username":
    case "date":
    case "file":
    case "radio-button-group":
    case "dropdown":
      return text || undefined;
    default:
      return text || (required || MAY_BE_BLANK.includes(type) ? "" : undefined);
  }
}

/** A whole number, whatever script its digits are of; what is none goes to the server as it is, which says why. */
function wholeNumber(text: string): number | string {
  const digits = plainDigits(text).replace(/[\s\p{Cf}]/gu, "");
  const signed = digits.replace(/^\p{Dash}/u, "-");
  if (!/^[-+]?\d+$/.test(signed)) return text;
  return Number.isSafeInteger(Number(signed)) ? Number(signed) : signed;
}

/** A moment, as a field for local time takes it; what has no zone is taken as it is. */
export function localDateTime(value: string): string {
  const [, local = "", rest = ""] = /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(.*)$/.exec(value) ?? [];
  const date = new Date(value);
  if (!rest.trim() || Number.isNaN(date.getTime())) return local.replace(" ", "T");
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The moment that the user means; a value that the user did not change goes back as it came. */
function instant(local: string, initial: string): string {
  if (local === localDateTime(initial)) return initial;
  const date = new Date(local);
  return Number.isNaN(date.getTime()) ? local : date.toISOString();
}
