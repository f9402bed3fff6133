import { YAMLSeq, type CollectionTag, type ScalarTag } from "yaml";

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

/**
 * The tags of blueprints. Reading keeps them on their nodes, because what they mean depends on the entries before; only
 * references are ever written.
 */
export const tags: readonly (ScalarTag | CollectionTag)[] = [
  {
    ...scalar("!KeyOf"),
    identify: (value) => value instanceof KeyOf,
    stringify: ({ value }) => JSON.stringify(value instanceof KeyOf ? value.id : value),
  },
  {
    ...list("!Find"),
    identify: (value) => value instanceof Find,
    createNode(schema, value, context) {
      const { model, fields } = value as Find; // as identified
      const node = YAMLSeq.from(schema, [model, ...fields], context);
      node.flow = true;
      return node;
    },
  },
  ...["!Context", "!Env", "!File", "!Value", "!Index", "!ParseJSON"].map(scalar),
  ...["!FindObject", "!Context", "!Env", "!File", "!Format", "!If", "!Condition", "!Enumerate", "!AtIndex"].map(list),
];
