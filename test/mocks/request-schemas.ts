import { parse } from "yaml";
import { tags } from "../../mocks/blueprints/tags.js";
import { schemaNamed, schemas } from "../contract/document.js";
import type { Schema } from "../contract/schema.js";

interface Entry {
  model: string;
  identifiers: object;
  attrs: object;
}

/** What a server would not take of an exported file: members that are missing, null or blank. */
export function complaintsOf(text: string): string[] {
  const { entries } = parse(text, { version: "1.1", customTags: (known) => [...known, ...tags] }) as {
    entries: Entry[];
  };
  const said = text.split("\n").filter((line) => line.startsWith("#"));
  return entries.flatMap(({ model, identifiers, attrs }) => {
    const schema = schemaOf(model);
    const members: Readonly<Record<string, unknown>> = { ...attrs, ...identifiers };
    // What is said above a file is no surprise to those who read it.
    const isSaid = (name: string) => said.some((line) => line.includes(name));
    const missing = (schema.required ?? []).filter((name) => !(name in members));
    const wrong = Object.entries(members).filter(([name, value]) => !isTaken(schema.properties?.[name], value));
    const complaints = [...missing, ...wrong.map(([name]) => name)].filter((name) => !isSaid(name));
    return complaints.map((name) => `${model}: ${name}`);
  });
}

function schemaOf(model: string): Schema {
  const [, name = ""] = model.split(".");
  const found = Object.keys(schemas).find((it) => it.toLowerCase() === `${name}request`);
  if (found === undefined) throw new Error(`There is no schema of a request for ${model}`);
  return schemaNamed(found);
}

/** What a schema does not name, a server does not look at. */
function isTaken(schema: (Schema & { minLength?: number }) | undefined, value: unknown): boolean {
  if (!schema) return true;
  if (value === null) return schema.nullable === true;
  return value !== "" || schema.minLength === undefined || schema.minLength === 0;
}
