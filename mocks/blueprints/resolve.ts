import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type YAMLSeq } from "yaml";
import { combine, format, isTrue } from "./python.js";
import type { Source } from "./source.js";

/** What tags refer to. */
export interface Scope {
  source: Source;
  context: Readonly<Record<string, unknown>>;
  /** Key of an entry of this file, by its `id`. */
  keyOf(id: string): string | undefined;
  find(model: string, fields: ReadonlyMap<string, unknown>): { pk: string; attrs: object } | undefined;
}

interface Round {
  index: unknown;
  value: unknown;
}

type Tag = (items: readonly (ParsedNode | null)[], node: ParsedNode) => unknown;

const DEEPEST = 100;
const MOST = 100_000;

/** Turns nodes into values, one entry at a time: tags mean what they mean when the entries before are there. */
export class Resolver {
  /** The innermost is the last. */
  readonly #rounds: Round[] = [];
  #depth = 0;
  #count = 0;

  constructor(readonly scope: Scope) {}

  /** The value of a node. */
  resolve(node: ParsedNode | null | undefined): unknown {
    if (!node) return null;
    // Aliases can make a small file stand for an endless one.
    if (++this.#count > MOST) throw this.#failure(node, "The file stands for too much.");
    if (this.#depth >= DEEPEST) throw this.#failure(node, "The file is nested too deeply.");
    this.#depth++;
    try {
      return this.#value(node);
    } finally {
      this.#depth--;
    }
  }

  #value(node: ParsedNode): unknown {
    if (isAlias(node)) {
      const target = node.resolve(this.scope.source.document) as ParsedNode | undefined;
      return this.resolve(target);
    }
    const tag = node.tag === undefined ? undefined : this.#tags[node.tag];
    if (tag) return tag(isSeq(node) ? node.items : [node], node);
    if (isSeq(node)) return node.items.map((item) => this.resolve(item));
    if (isMap(node)) {
      return Object.fromEntries(node.items.map(({ key, value }) => [String(this.resolve(key)), this.resolve(value)]));
    }
    const { value } = node;
    return value instanceof Date ? value.toISOString() : value;
  }

  readonly #tags: Readonly<Record<string, Tag>> = {
    "!KeyOf": (_, node) => {
      const id = text(node);
      const key = this.scope.keyOf(id);
      if (key === undefined) throw this.#failure(node, `No entry before this one has the id ${id}.`);
      return key;
    },
    "!Find": (items, node) => this.#find(items, node)?.pk ?? null,
    "!FindObject": (items, node) => this.#find(items, node)?.attrs ?? null,
    "!Context": ([key, otherwise], node) => {
      const { context } = this.scope;
      const name = isSeq(node) ? String(this.resolve(key)) : text(node);
      return name in context ? context[name] : isSeq(node) ? this.resolve(otherwise) : null;
    },
    "!Env": (_, node) => this.#refuse(node, "Environment variables of a server are not known here"),
    "!File": (_, node) => this.#refuse(node, "Files of a server are not known here"),
    "!Format": ([template, ...args], node) => {
      const formatted = format(
        String(this.resolve(template)),
        args.map((arg) => this.resolve(arg)),
      );
      if (formatted === undefined) throw this.#failure(node, "The text and its arguments do not fit together.");
      return formatted;
    },
    "!If": ([condition, whenTrue, whenFalse], node) => {
      const holds = isTrue(this.resolve(condition));
      if (isSeq(node) && node.items.length === 1) return holds;
      return this.resolve(holds ? whenTrue : whenFalse);
    },
    "!Condition": ([mode, ...args], node) => {
      const values = args.map((arg) => isTrue(this.resolve(arg)));
      const holds = combine(String(this.resolve(mode)).toUpperCase(), values);
      if (holds === undefined) {
        throw this.#failure(node, "A condition is AND, OR, XOR, NAND, NOR or XNOR, and what it combines.");
      }
      return holds;
    },
    "!Enumerate": ([iterable, kind, body], node) => this.#enumerate(iterable, kind, body, node),
    "!Value": (_, node) => this.#round(node).value,
    "!Index": (_, node) => this.#round(node).index,
    "!AtIndex": ([object, key, otherwise], node) => {
      const from = this.resolve(object);
      const name = String(this.resolve(key));
      const members = typeof from === "object" && from !== null ? new Map(Object.entries(from)) : new Map();
      if (members.has(name)) return members.get(name) as unknown;
      if (isSeq(node) && node.items.length > 2) return this.resolve(otherwise);
      throw this.#failure(node, `There is nothing at ${name}.`);
    },
    "!ParseJSON": (_, node) => {
      try {
        return JSON.parse(text(node)) as unknown;
      } catch {
        throw this.#failure(node, "This is not JSON.");
      }
    },
  };

  #find([model, ...fields]: readonly (ParsedNode | null)[], node: ParsedNode) {
    const wanted = fields.map((field): [string, unknown] => {
      if (!isSeq(field) || field.items.length !== 2)
        throw this.#failure(field ?? node, "A field is a name and a value.");
      const [name, value] = field.items;
      return [String(this.resolve(name)), this.resolve(value)];
    });
    return this.scope.find(String(this.resolve(model)), new Map(wanted));
  }

  #enumerate(
    iterable: ParsedNode | null | undefined,
    kind: ParsedNode | null | undefined,
    body: ParsedNode | null | undefined,
    node: ParsedNode,
  ): unknown {
    const from = this.resolve(iterable);
    if (typeof from !== "object" || from === null) throw this.#failure(node, "Only lists and maps have items.");
    const rounds = Array.isArray(from)
      ? from.map((value: unknown, index): Round => ({ index, value }))
      : Object.entries(from).map(([index, value]): Round => ({ index, value }));
    const results = rounds.map((round) => {
      this.#rounds.push(round);
      const result = this.resolve(body);
      this.#rounds.pop();
      return result;
    });
    const name = String(this.resolve(kind));
    if (name === "SEQ") return results;
    if (name !== "MAP") throw this.#failure(node, "Items become a SEQ or a MAP.");
    return Object.fromEntries(
      results.map((result): [string, unknown] => {
        if (!Array.isArray(result) || result.length !== 2) throw this.#failure(node, "Items of a MAP are pairs.");
        return [String(result[0]), result[1]];
      }),
    );
  }

  #round(node: ParsedNode): Round {
    const round = this.#rounds.at(-1 - Number(text(node)));
    if (!round) throw this.#failure(node, "There is no enumeration around this, or not so many.");
    return round;
  }

  #refuse(node: ParsedNode, reason: string): never {
    throw this.#failure(node, `${reason}: write the value itself.`);
  }

  #failure(node: ParsedNode, sentence: string) {
    return this.scope.source.failure(node, sentence);
  }
}

function text(node: ParsedNode | YAMLSeq.Parsed): string {
  return isScalar(node) ? String(node.value) : "";
}
