import type { PromptChoice, PromptType } from "../../src/protocol/challenges.js";
import type { PromptField } from "../executor/flow-stages.js";
import { flag, keysIn, number, text, word, type Member, type Members, type Reader, type Writer } from "./member.js";
import type { BlueprintObject } from "./objects.js";
import { literalList } from "./python.js";
import { readMembers, writeMembers } from "./record.js";

/** The model of a prompt's field. */
export const PROMPT = "authentik_stages_prompt.prompt";

const TYPES: readonly PromptType[] = [
  ...([
    "text",
    "text_area",
    "text_read_only",
    "text_area_read_only",
    "username",
    "email",
    "password",
    "number",
  ] as const),
  ...(["checkbox", "radio-button-group", "dropdown", "date", "date-time", "file", "separator", "hidden"] as const),
  ...(["static", "alert_info", "alert_warning", "alert_danger", "ak-locale"] as const),
];

/** Until 2023.5 what these show stood in the placeholder. */
const SHOWN: readonly PromptType[] = ["static", "hidden", "text_read_only", "text_area_read_only"];

const members: Members<PromptField, "choices"> = {
  name: text("name"),
  fieldKey: text("field_key"),
  label: text("label"),
  type: word("type", TYPES),
  required: flag("required"),
  placeholder: text("placeholder"),
  placeholderExpression: flag("placeholder_expression"),
  initialValue: text("initial_value"),
  initialValueExpression: flag("initial_value_expression"),
  order: number("order"),
  subText: text("sub_text"),
};

/** A field, with its choices where the file has them as they are. */
export function readPrompt(object: BlueprintObject, reader: Reader): PromptField {
  const read = readMembers(object, members, reader, []);
  const field: PromptField = { fieldKey: "", label: "", type: "text", ...read };
  const { placeholder, placeholderExpression, ...others } = field;
  const list = placeholderExpression && placeholder !== undefined ? literalList(placeholder) : undefined;
  if (list) return { ...others, choices: list.map(readChoice) };
  if (SHOWN.includes(field.type) && placeholder && !("initial_value" in object.attrs)) {
    const isExpression = placeholderExpression ? { initialValueExpression: true } : {};
    return { ...others, initialValue: placeholder, ...isExpression };
  }
  return field;
}

/** A field as a server keeps it: choices are an expression that lists them. */
export function writePrompt({ choices, ...field }: PromptField, writer: Writer): Record<string, unknown> {
  const { name: _, ...attrs } = writeMembers(field, members, writer);
  if (choices) return { ...attrs, placeholder: `return ${JSON.stringify(choices)}`, placeholder_expression: true };
  return attrs;
}

/** The fields of a prompt stage. */
export function fields(name: string): Member<readonly PromptField[]> {
  return {
    name,
    read(value, reader) {
      const objects = keysIn(value).map((key) => reader.object(key));
      return objects.flatMap((object) => (object?.model === PROMPT ? [readPrompt(object, reader)] : []));
    },
    write: (all, writer) => all.map((field) => writer.prompt(field)),
  };
}

function readChoice(choice: unknown): PromptChoice | string {
  if (typeof choice !== "object" || choice === null) return String(choice);
  const { value = "", label = value } = choice as { value?: unknown; label?: unknown }; // as the file has it
  return { value: String(value), label: String(label) };
}
