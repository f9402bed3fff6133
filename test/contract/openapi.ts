import { Ajv, type ValidateFunction } from "ajv";
import { schemaNamed, target, variants } from "./document.js";
import type { Schema } from "./schema.js";
import { jsonSchema, type JSONSchema } from "./json-schema.js";

/**
 * The oracle: the OpenAPI document that `@goauthentik/api` ships tells whether what is on the wire is what a server
 * of that version sends and takes. Strict: unknown members are problems. For Node only.
 */

const ajv = new Ajv({
  allErrors: true,
  formats: {
    uuid: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
    "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
    uri: /^[a-z][a-z\d+.-]*:/i,
    double: true,
  },
});

const compiled = new Map<string, ValidateFunction>();

const challenges = variants("ChallengeTypes");
const responses = variants("FlowChallengeResponseRequest");

/** Every component that a challenge of the server can have. */
export const challengeComponents: readonly string[] = [...challenges.keys()];

/** Every component that has a schema for its response. */
export const responseComponents: readonly string[] = [...responses.keys()];

/** What is wrong with a challenge; nothing if a server could have sent it. */
export function validateChallenge(body: unknown): string[] {
  const component = componentOf(body);
  const schemaName = challenges.get(String(component));
  return schemaName ? validate(schemaName, body) : [`There is no challenge ${String(component)}`];
}

/** What is wrong with a response to a component, whether or not it names the component itself. */
export function validateResponse(component: string, body: unknown): string[] {
  const schemaName = responses.get(component);
  if (!schemaName) return [`There is no response to ${component}`];
  const named = componentOf(body) ?? component;
  const misnamed = named === component ? [] : [`/component is ${JSON.stringify(named)}, but ${component} was asked`];
  return [...misnamed, ...validate(schemaName, body)];
}

/** What is wrong with any other body, held against a schema of the document such as `CurrentBrand` or `Config`. */
export function validate(schemaName: string, body: unknown): string[] {
  let isValid = compiled.get(schemaName);
  if (!isValid) {
    isValid = ajv.compile({ $ref: `#/definitions/${schemaName}`, definitions: definitions(schemaName) });
    compiled.set(schemaName, isValid);
  }
  if (isValid(body)) return [];
  return (isValid.errors ?? [])
    .filter(({ keyword }) => keyword !== "if")
    .map(({ instancePath, message, params }) => `${instancePath || "/"} ${message} ${JSON.stringify(params)}`);
}

/** The schema of a name and all that it leads to, so that a schema of no interest need not have a translation. */
function definitions(name: string, found: Record<string, JSONSchema> = {}): Record<string, JSONSchema> {
  if (name in found) return found;
  const schema = schemaNamed(name);
  found[name] = jsonSchema(schema);
  for (const next of references(schema)) definitions(next, found);
  return found;
}

function references(schema: Schema): string[] {
  return [...JSON.stringify(schema).matchAll(/"(#\/components\/schemas\/[^"]+)"/g)].flatMap(([, ref]) =>
    ref ? target(ref) : [],
  );
}

/** Bodies come from the wire: they may be anything. */
function componentOf(body: unknown): unknown {
  return typeof body === "object" && body !== null && "component" in body ? body.component : undefined;
}
