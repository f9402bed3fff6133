import { YAMLSeq, type CollectionTag, type ScalarTag, type Schema } from "yaml";
import { isTagged } from "./tagged.js";

/** The key of an entry of the same file, by its `id`. */
export class KeyOf {
  constructor(readonly id: string) {}
}

/** The key of an object that is elsewhere, by its model and members. */
export class Find {
  constructor(
    readonly model: string,
    readonly fields: readonly (readonly [name: string, value: string])[],
  ) {}
}

const scalar = (tag: string): ScalarTag => ({ tag, resolve: (text) => text });
const list = (tag: string): CollectionTag => ({ tag, collection: "seq" });

type Context = Parameters<NonNullable<CollectionTag["createNode"]>>[2];

/** Writes a tag with a list, in one line. */
function lineOf(schema: Schema, items: readonly unknown[], context: Context): YAMLSeq {
  const node = YAMLSeq.from(schema, [...items], context);
  node.flow = true;
  return node;
}

/** The tag of what only a server knows, which is written as it came. */
const kept = (tag: "!Find" | "!Env" | "!File"): CollectionTag => ({
  ...list(tag),
  identify: (value) => isTagged(value) && tag in value,
  createNode: (schema, value, context) => lineOf(schema, isTagged(value) ? (value[tag] ?? []) : [], context),
});

/**
 * The tags of blueprints. Reading keeps them on their nodes, because what they mean depends on the entries before; only
 * references, and what only a server knows, are ever written.
 */
export const tags: readonly (ScalarTag | CollectionTag)[] = [
  {
    ...scalar("!KeyOf"),
    identify: (value) => value instanceof KeyOf,
    stringify: ({ value }) => JSON.stringify(value instanceof KeyOf ? value.id : value),
  },
  {
    ...list("!Find"),
    identify: (value) => value instanceof Find || (isTagged(value) && "!Find" in value),
    createNode(schema, value, context) {
      const { model, fields } = value as Find; // as identified
      return lineOf(schema, isTagged(value) ? (value["!Find"] ?? []) : [model, ...fields], context);
    },
  },
  kept("!Env"),
  kept("!File"),
  ...["!Context", "!Env", "!File", "!Value", "!Index", "!ParseJSON"].map(scalar),
  ...["!FindObject", "!Context", "!Format", "!If", "!Condition", "!Enumerate", "!AtIndex"].map(list),
];
