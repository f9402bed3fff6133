import type { ErrorDetail, PromptType, StagePrompt } from "../../../src/protocol/challenges.js";
import { isNull, missing } from "./texts.js";

/** What becomes of one member of a response: a value, a reason against it, or nothing. */
export interface Judgement {
  value?: unknown;
  error?: ErrorDetail;
}

/** Types that show something and ask nothing. */
const SILENT: readonly PromptType[] = ["separator", "static", "alert_info", "alert_warning", "alert_danger"];

/** Types whose value is the server's own. */
const FIXED: readonly PromptType[] = ["hidden", "text_read_only", "text_area_read_only"];

/** Types that take a blank text where an answer is optional. */
const BLANKABLE: readonly PromptType[] = ["text", "text_area", "text_read_only", "text_area_read_only", "email"];

/** Whether a username belongs to another account. */
type IsTaken = (username: string) => boolean;

/** Judges what was sent for a field; `undefined` is a member that was left out. */
export function judgePrompt(field: StagePrompt, sent: unknown, isTaken: IsTaken): Judgement {
  const { type, required, initial_value } = field;
  if (SILENT.includes(type)) return {};
  if (type === "hidden") return { value: initial_value };
  if (sent === undefined) return initial_value ? { value: initial_value } : omitted(type, required);
  if (sent === null) return { error: isNull };
  if (type === "checkbox") return readBoolean(sent);
  if (typeof sent !== "string" && typeof sent !== "number") return invalid("Not a valid string.");
  const text = TRIMMED.includes(type) ? String(sent).trim() : String(sent);
  if (text === "" && TEXTS.includes(type)) {
    const isFine = type === "ak-locale" || (!required && BLANKABLE.includes(type));
    return isFine ? { value: text } : { error: { string: "This field may not be blank.", code: "blank" } };
  }
  if (FIXED.includes(type)) return { value: initial_value };
  return readers[type]?.(text, field, isTaken) ?? { value: text };
}

const TRIMMED: readonly PromptType[] = ["username", "email", "password"];
const TEXTS: readonly PromptType[] = [...BLANKABLE, "username", "password", "ak-locale"];

function omitted(type: PromptType, required: boolean): Judgement {
  if (type === "checkbox") return { value: false };
  return required ? { error: missing } : {};
}

type Reader = (text: string, field: StagePrompt, isTaken: IsTaken) => Judgement;

const choice: Reader = (text, { choices }) =>
  choices?.some(({ value }) => value === text)
    ? { value: text }
    : { error: { string: `"${text}" is not a valid choice.`, code: "invalid_choice" } };

const readers: { readonly [T in PromptType]?: Reader } = {
  username: (text, _, isTaken) => (isTaken(text) ? invalid("Username is already taken.") : { value: text }),
  email: (text) =>
    /^[^\s@]+@[^\s@.]+\.[^\s@]+$/.test(text) ? { value: text } : invalid("Enter a valid email address."),
  number: (text) => (/^-?\d+$/.test(text.trim()) ? { value: Number(text) } : invalid("A valid integer is required.")),
  date: (text) =>
    /^\d{4}-\d\d-\d\d$/.test(text) && isDay(text)
      ? { value: text }
      : invalid("Date has wrong format. Use one of these formats instead: YYYY-MM-DD."),
  "date-time": (text) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?$/.test(text) && isDay(text)
      ? { value: text }
      : invalid(
          "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].",
        ),
  file: (text) => {
    if (!text.startsWith("data:")) return invalid("Invalid scheme");
    return text.includes(";base64,") ? { value: text } : invalid("Invalid encoding");
  },
  "radio-button-group": choice,
  dropdown: choice,
};

/** Whether a text begins with a day that there is in the calendar. */
function isDay(text: string): boolean {
  const [day = ""] = text.split("T");
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) && !day.startsWith("0000");
}

function readBoolean(sent: unknown): Judgement {
  const word = String(sent).toLowerCase();
  if (["true", "1", "on", "yes"].includes(word)) return { value: true };
  if (["false", "0", "off", "no"].includes(word)) return { value: false };
  return invalid("Must be a valid boolean.");
}

function invalid(string: string): Judgement {
  return { error: { string, code: "invalid" } };
}
