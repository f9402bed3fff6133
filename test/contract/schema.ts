/** The part of OpenAPI 3.0 that the schemas of the flow executor are written in. */
export interface Schema {
  $ref?: string;
  type?: "string" | "boolean" | "integer" | "number" | "array" | "object";
  format?: string;
  enum?: readonly string[];
  nullable?: boolean;
  /** What the server fills in; it may then be left out of what is sent, and is there in what is received. */
  default?: unknown;
  items?: Schema;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  additionalProperties?: boolean | Schema;
  allOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  discriminator?: Discriminator;
}

/** Which schema holds for an object tells the value of one of its members. */
export interface Discriminator {
  propertyName: string;
  mapping: Readonly<Record<string, string>>;
}
