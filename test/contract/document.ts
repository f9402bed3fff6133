import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { depart } from "./departures.js";
import type { Schema } from "./schema.js";

/** The schemas as the official document has them, by name. */
export const published = read();

/** The schemas that a server really keeps to: the published ones, with the known departures. */
export const schemas = depart(published);

/** The schema of a name. */
export function schemaNamed(name: string): Schema {
  const schema = schemas[name];
  if (!schema) throw new Error(`The OpenAPI document has no schema ${name}`);
  return schema;
}

/** The name that a `$ref` leads to. */
export function target(ref: string): string {
  return ref.slice(ref.lastIndexOf("/") + 1);
}

/** The schema names behind a discriminated schema, by value of the discriminator. */
export function variants(name: string): ReadonlyMap<string, string> {
  const mapping = schemaNamed(name).discriminator?.mapping;
  if (!mapping) throw new Error(`The schema ${name} has no discriminator`);
  return new Map(Object.entries(mapping).map(([value, ref]) => [value, target(ref)]));
}

function read(): Readonly<Record<string, Schema>> {
  const text = readFileSync(new URL("../../node_modules/@goauthentik/api/schema.yml", import.meta.url), "utf8");
  // The paths before it make up two thirds of the document, and of the time to parse it.
  const { components } = parse(text.slice(text.indexOf("\ncomponents:\n"))) as {
    components: { schemas: Record<string, Schema> };
  };
  return components.schemas;
}
