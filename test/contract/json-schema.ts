import { target } from "./document.js";
import type { Discriminator } from "./schema.js";
import type { Schema } from "./schema.js";

/** A JSON Schema, as ajv takes it. */
export type JSONSchema = Readonly<Record<string, unknown>>;

/** Mean the same in both languages. */
const shared = new Set([
  "type",
  "format",
  "pattern",
  "enum",
  "required",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
]);

/** Say nothing about what is valid here. `oneOf` is decided by its discriminator. */
const silent = new Set(["title", "description", "default", "deprecated", "readOnly", "writeOnly", "oneOf"]);

/**
 * Translates a schema of OpenAPI 3.0, strictly: an object must not have members that its schema does not name.
 * A keyword that has no translation is an error, so that nothing goes unchecked for being new.
 */
export function jsonSchema(schema: Schema): JSONSchema {
  const { nullable, ...rest } = schema;
  const translated: JSONSchema = Object.fromEntries(
    Object.entries(rest).flatMap(([key, value]) => Object.entries(keyword(key, value))),
  );
  if (schema.oneOf && !schema.discriminator) throw new Error("Only a oneOf with a discriminator can be translated");
  if (schema.properties && schema.additionalProperties === undefined)
    Object.assign(translated, { additionalProperties: false });
  return nullable ? { anyOf: [translated, { type: "null" }] } : translated;
}

function keyword(key: string, value: unknown): JSONSchema {
  if (shared.has(key)) return { [key]: value };
  if (silent.has(key)) return {};
  switch (key) {
    case "$ref":
      return { $ref: pointer(value as string) };
    case "items":
      return { items: jsonSchema(value as Schema) };
    case "additionalProperties":
      return { additionalProperties: typeof value === "boolean" ? value : jsonSchema(value as Schema) };
    case "allOf":
      return { allOf: (value as readonly Schema[]).map(jsonSchema) };
    case "properties":
      return { properties: mapped(value as Readonly<Record<string, Schema>>, jsonSchema) };
    case "discriminator":
      return chosenBy(value as Discriminator);
  }
  throw new Error(`The keyword ${key} of OpenAPI has no translation yet`);
}

/** Unlike `oneOf`, this reports the problems of the variant that was meant, and of no other. */
function chosenBy({ propertyName, mapping }: Discriminator): JSONSchema {
  return {
    type: "object",
    required: [propertyName],
    properties: { [propertyName]: { enum: Object.keys(mapping) } },
    allOf: Object.entries(mapping).map(([value, ref]) => ({
      if: { required: [propertyName], properties: { [propertyName]: { const: value } } },
      then: { $ref: pointer(ref) },
    })),
  };
}

function pointer(ref: string): string {
  return `#/definitions/${target(ref)}`;
}

function mapped<From, To>(record: Readonly<Record<string, From>>, translate: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, translate(value)]));
}
