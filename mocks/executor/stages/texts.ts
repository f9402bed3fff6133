import type { ErrorDetail, ResponseErrors } from "../../../src/protocol/challenges.js";
import type { Body } from "./stage.js";

/** What is demanded of one text of a response. */
export interface TextRule {
  required?: boolean;
  blank?: boolean;
  nullable?: boolean;
  /** Off for passwords that may begin or end with a space. */
  trim?: boolean;
}

/** The texts of a response, or what is wrong with them. */
export type Texts<Name extends string> =
  { errors: ResponseErrors; values?: undefined } | { errors?: undefined; values: Record<Name, string | undefined> };

/** Reads texts from a response; members without a rule are ignored. */
export function readTexts<Name extends string>(body: Body, rules: Record<Name, TextRule>): Texts<Name> {
  const errors: Record<string, ErrorDetail[]> = {};
  const values: Record<string, string | undefined> = {};
  for (const [name, rule] of Object.entries<TextRule>(rules)) {
    const result = readText(body[name], rule);
    if (typeof result === "object") errors[name] = [result];
    else values[name] = result;
  }
  return Object.keys(errors).length ? { errors } : { values };
}

function readText(value: unknown, rule: TextRule): string | undefined | ErrorDetail {
  const { required = true, blank = false, nullable = false, trim = true } = rule;
  if (value === undefined) return required ? missing : undefined;
  if (value === null) return nullable ? undefined : isNull;
  if (typeof value !== "string" && typeof value !== "number") return { string: "Not a valid string.", code: "invalid" };
  const text = trim ? String(value).trim() : String(value);
  return text === "" && !blank ? { string: "This field may not be blank.", code: "blank" } : text;
}

/** A member that must be there is not. */
export const missing: ErrorDetail = { string: "This field is required.", code: "required" };

/** A member is null that may not be. */
export const isNull: ErrorDetail = { string: "This field may not be null.", code: "null" };
