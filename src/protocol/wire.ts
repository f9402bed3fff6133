import type { ErrorDetail, ResponseErrors } from "./challenges.js";

/*
 * The types of the wire are what servers promise, and no promise is checked when JSON is read. Whoever takes a value
 * apart reads it with one of these, which give something of the right type whatever came.
 */

/** A text that a server sent. A number is read as a text; anything else that is none is read as blank. */
export function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? `${value}` : "";
}

/** The objects of a list that a server sent. Other entries are left out, and what is no list has none. */
export function list<T extends object>(value: readonly T[] | null | undefined): readonly T[] {
  return entries(value).filter(isObject) as T[];
}

/** The texts of a list that a server sent. Other entries are left out, and what is no list has none. */
export function texts(value: unknown): readonly string[] {
  return entries(value).map(textOf).filter(Boolean);
}

/** Reasons for a refusal by member, in whatever shape they came: what names no member belongs to none. */
export function refusals(errors: unknown): ResponseErrors {
  const byName = isObject(errors) ? errors : { non_field_errors: errors };
  return Object.fromEntries(Object.entries(byName).map(([name, value]) => [name, reasons(value)]));
}

function reasons(value: unknown): ErrorDetail[] {
  if (isObject(value) && "string" in value) return [{ ...value, string: textOf(value["string"]) }];
  if (typeof value === "object" && value) return Object.values(value).flatMap(reasons);
  const string = textOf(value);
  return string ? [{ string }] : [];
}

/** Whether it is an object with members, which neither `null` nor a list is. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function entries(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
