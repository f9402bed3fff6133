import ts from "typescript";
import { schemaNamed, target } from "./document.js";
import type { Schema } from "./schema.js";
import { alternatives, checker, is, members } from "./types.js";

/** Whether the server sends it, so that we must expect all that it allows, or takes it, so that we may send less. */
export type Direction = "received" | "sent";

/** Where a type of ours says something else than the schema, which has a reason to be given for each. */
export function disagreements(type: ts.Type, schemaName: string, direction: Direction): string[] {
  return compareKind(type, schemaNamed(schemaName), direction, schemaName);
}

function compare(ours: ts.Type, unresolved: Schema, direction: Direction, path: string): string[] {
  const theirs = resolve(unresolved);
  // What many challenges share is reported under its own name.
  const where = unresolved.$ref && theirs.properties ? target(unresolved.$ref) : path;
  const parts = alternatives(ours).filter((part) => !is(part, ts.TypeFlags.Undefined));
  const nullable = parts.some((part) => is(part, ts.TypeFlags.Null));
  const problems: string[] = [];
  if (nullable && !theirs.nullable) problems.push(`${where} is never null`);
  if (!nullable && theirs.nullable && direction === "received") problems.push(`${where} may be null`);
  const type = checker.getNonNullableType(ours);
  return [...problems, ...compareKind(type, theirs, direction, where)];
}

function compareKind(ours: ts.Type, theirs: Schema, direction: Direction, where: string): string[] {
  if (theirs.discriminator) return compareLiterals(variantsOf(ours), Object.keys(theirs.discriminator.mapping), where);
  if (theirs.enum) return compareLiterals(literals(ours), theirs.enum, where);
  switch (theirs.type) {
    case "string":
      return expectKind(ours, ts.TypeFlags.StringLike, "text", where);
    case "boolean":
      return expectKind(ours, ts.TypeFlags.BooleanLike, "a boolean", where);
    case "integer":
    case "number":
      return expectKind(ours, ts.TypeFlags.NumberLike, "a number", where);
    case "array":
      // Text has an index of numbers, too.
      return checker.isArrayType(ours)
        ? compareContents(ours, ts.IndexKind.Number, theirs.items, direction, `${where}[]`)
        : [`${where} is a list`];
    case "object":
      return theirs.additionalProperties
        ? compareContents(ours, ts.IndexKind.String, theirs.additionalProperties, direction, `${where}{}`)
        : compareMembers(ours, theirs, direction, where);
    default:
      return [];
  }
}

function compareMembers(ours: ts.Type, theirs: Schema, direction: Direction, where: string): string[] {
  const mine = members(ours);
  const properties = new Map(Object.entries(theirs.properties ?? {}));
  const unknown = [...mine.keys()].filter((name) => !properties.has(name));
  return [
    ...unknown.map((name) => `${where}.${name} is not in the schema`),
    ...[...properties].flatMap(([name, property]) => {
      const path = `${where}.${name}`;
      const member = mine.get(name);
      if (!member) return [`${path} is missing here`];
      const required = theirs.required?.includes(name) ?? false;
      const problems = compare(member.type, property, direction, path);
      if (required && member.optional) problems.push(`${path} is never absent`);
      // What has a default is filled in by the server, so that it is there in what is received.
      const certain = required || property.default !== undefined;
      if (!certain && !member.optional && direction === "received") problems.push(`${path} may be absent`);
      return problems;
    }),
  ];
}

function compareContents(
  ours: ts.Type,
  kind: ts.IndexKind,
  theirs: Schema | true | undefined,
  direction: Direction,
  where: string,
): string[] {
  const contents = checker.getIndexInfosOfType(ours).find(({ keyType }) => is(keyType, indexTypes[kind]))?.type;
  if (!contents) return [`${where} has members of any name`];
  return theirs === true || theirs === undefined ? [] : compare(contents, theirs, direction, where);
}

const indexTypes = { [ts.IndexKind.Number]: ts.TypeFlags.Number, [ts.IndexKind.String]: ts.TypeFlags.String };

function compareLiterals(ours: readonly string[], theirs: readonly string[], where: string): string[] {
  return [
    ...ours.filter((value) => !theirs.includes(value)).map((value) => `${where} is never "${value}"`),
    ...theirs.filter((value) => !ours.includes(value)).map((value) => `${where} may be "${value}"`),
  ];
}

function expectKind(ours: ts.Type, flags: ts.TypeFlags, kind: string, where: string): string[] {
  return alternatives(ours).every((part) => is(part, flags)) ? [] : [`${where} is ${kind}`];
}

function literals(type: ts.Type): string[] {
  return alternatives(type).flatMap((part) => (part.isStringLiteral() ? [part.value] : []));
}

/** The components of a challenge that is one of several. */
function variantsOf(type: ts.Type): string[] {
  return alternatives(type).flatMap((part) => {
    const component = members(part).get("component");
    return component ? literals(component.type) : [];
  });
}

/** The schema that a reference leads to. `allOf` is only ever wrapped around one, to make it nullable. */
function resolve(schema: Schema): Schema {
  const { $ref, allOf, ...rest } = schema;
  const inner = $ref ? schemaNamed(target($ref)) : allOf?.[0];
  return inner ? { ...resolve(inner), ...rest } : rest;
}
