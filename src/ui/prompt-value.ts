import { textOf, type PromptType, type StagePrompt } from "../protocol/index.js";
import { plainDigits } from "./digits.js";

/** Types whose text is in `placeholder` in servers before 2023.2, which send no `initial_value`. */
const SPOKE_BY_PLACEHOLDER = ["text_read_only", "text_area_read_only", "hidden", "static", "ak-locale"];

/** The initial value of a field. */
export function initialValue({ type = "text", initial_value, placeholder = "" }: Partial<StagePrompt>): string {
  return initial_value ?? (SPOKE_BY_PLACEHOLDER.includes(type) ? placeholder : "");
}

/** A field as servers send it: members without a value may be absent. */
type SentPrompt = { readonly [Member in keyof StagePrompt]?: StagePrompt[Member] | null };

/** Completes a field of a server: the result has every member. */
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

/** Types of fields that are sent without a value, or always have one. */
const NEVER_MISSING = /^(separator|static|alert_\w+|hidden|checkbox|\w+_read_only|dropdown|ak-locale)$/;

/** What the Enter key does in a field: it sends the form, unless one of the fields below still needs a value. */
export function enterKey(below: readonly StagePrompt[]): "go" | "next" {
  const isMissing = ({ type, required, initial_value }: StagePrompt) =>
    required && !initial_value && !NEVER_MISSING.test(type);
  return below.some(isMissing) ? "next" : "go";
}

/** An initial value as text. For checkboxes, some servers send a boolean instead of a text. */
function initialText(value: unknown): string {
  return typeof value === "boolean" ? String(value) : textOf(value);
}

/** Types for which the server accepts a blank text. */
const MAY_BE_BLANK = ["text", "text_area", "email", "ak-locale"];

/**
 * The member of the response for one field, from its value in the form. `undefined` if the user entered nothing: the
 * member is left out, and the server takes the initial value.
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
      // The server ignores the value, but requires one.
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

/** A whole number, whatever script its digits are of; any other text is sent as it is, and the server refuses it. */
function wholeNumber(text: string): number | string {
  const digits = plainDigits(text).replace(/[\s\p{Cf}]/gu, "");
  const signed = digits.replace(/^\p{Dash}/u, "-");
  if (!/^[-+]?\d+$/.test(signed)) return text;
  return Number.isSafeInteger(Number(signed)) ? Number(signed) : signed;
}

/** A date with time, as an input for local time takes it; one without a zone stays as it is. */
export function localDateTime(value: string): string {
  const [, local = "", rest = ""] = /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(.*)$/.exec(value) ?? [];
  const date = new Date(value);
  if (!rest.trim() || Number.isNaN(date.getTime())) return local.replace(" ", "T");
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The date with time and zone that the user means; a value that the user did not change is sent as it came. */
function instant(local: string, initial: string): string {
  if (local === localDateTime(initial)) return initial;
  const date = new Date(local);
  return Number.isNaN(date.getTime()) ? local : date.toISOString();
}
