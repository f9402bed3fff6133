import type { ErrorDetail, ResponseErrors } from "./challenges.js";

/*
 * The types of challenges are what servers promise; JSON.parse checks none of it. Code that takes a value of the server
 * apart reads it with one of these functions, which return the right type whatever the server sent.
 */

/** The text that a server sent. A number counts as text; any other value becomes the empty text. */
export function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? `${value}` : "";
}

/** The objects of a list that a server sent. Other entries are left out; a value that is no list has none. */
export function list<T extends object>(value: readonly T[] | null | undefined): readonly T[] {
  return entries(value).filter(isObject) as T[];
}

/** The texts of a list that a server sent. Other entries are left out; a value that is no list has none. */
export function texts(value: unknown): readonly string[] {
  return entries(value).map(textOf).filter(Boolean);
}

/**
 * The errors of a challenge by the response's member, whatever shape the server sent; those without one are
 * `non_field_errors`.
 */
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

/** Whether a value is an object with members: neither `null` nor a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function entries(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
