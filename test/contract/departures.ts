import type { Schema } from "./schema.js";

/** A member that a server may send otherwise than its OpenAPI document says. */
export interface Departure {
  schema: string;
  member: string;
  /** `partial`: none of the member's own members is certain, and there may be others. */
  mayBe: "absent" | "null" | "partial";
  because: string;
}

/** All that the contract knows of a server's ways beside its schema. */
export const departures: readonly Departure[] = [
  {
    schema: "ErrorDetail",
    member: "code",
    mayBe: "absent",
    because: "an error that was nested one level deeper loses its code (contract, 2.3)",
  },
  {
    schema: "SessionEndChallenge",
    member: "application_launch_url",
    mayBe: "null",
    because: "an application without a launch URL has none to go back to (contract, 4.23)",
  },
  {
    schema: "CurrentBrand",
    member: "flags",
    mayBe: "partial",
    because: "only the public flags of an installation are sent, whichever these are (contract, 6.3)",
  },
  {
    schema: "CurrentBrand",
    member: "branding_map_tiles",
    mayBe: "absent",
    because: "it came with 2026.8.x, and servers before that do not know it (contract, 6.3)",
  },
];

/** The same schemas with every departure allowed. */
export function depart(published: Readonly<Record<string, Schema>>): Readonly<Record<string, Schema>> {
  const schemas = { ...published };
  for (const { schema: name, member, mayBe } of departures) {
    const schema = schemas[name];
    const property = schema?.properties?.[member];
    if (!schema || !property) throw new Error(`The OpenAPI document has no ${name}.${member} to depart from`);
    schemas[name] = mayBe === "absent" ? without(schema, member) : replacing(schema, member, loosened(property, mayBe));
  }
  return schemas;
}

function without(schema: Schema, member: string): Schema {
  return { ...schema, required: (schema.required ?? []).filter((name) => name !== member) };
}

function replacing(schema: Schema, member: string, property: Schema): Schema {
  return { ...schema, properties: { ...schema.properties, [member]: property } };
}

function loosened(property: Schema, mayBe: "null" | "partial"): Schema {
  return mayBe === "null"
    ? { ...property, nullable: true }
    : { ...property, required: [], additionalProperties: { type: "boolean" } };
}
