import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type YAMLSeq } from "yaml";
import { Budget } from "./budget.js";
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

/** Turns nodes into values, one entry at a time: tags mean what they mean when the entries before are there. */
export class Resolver {
  /** The innermost is the last. */
  readonly #rounds: Round[] = [];
  #depth = 0;
  readonly #budget = new Budget();

  constructor(readonly scope: Scope) {}

  /** The value of a node. */
  resolve(node: ParsedNode | null | undefined): unknown {
    if (!node) return null;
    this.#spend(this.#budget.weigh(isScalar(node) ? node.value : undefined), node);
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
      return this.resolve(this.scope.source.targets.get(node));
    }
    const tag = node.tag === undefined ? undefined : this.#tags[node.tag];
    if (tag) return tag(isSeq(node) ? node.items : [node], node);
    if (isSeq(node)) return node.items.map((item) => this.resolve(item));
    if (isMap(node)) {
      return Object.fromEntries(node.items.map(({ key, value }) => [this.text(key), this.resolve(value)]));
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
    "!FindObject": (items, node) => {
      const attrs = this.#find(items, node)?.attrs;
      // As it is now: it may yet be given a member that says the same of it.
      return attrs ? this.#share({ ...attrs }, node) : null;
    },
    "!Context": ([key, otherwise], node) => {
      const { context } = this.scope;
      const name = isSeq(node) ? this.text(key) : text(node);
      if (Object.hasOwn(context, name)) return this.#share(context[name], node);
      return isSeq(node) ? this.resolve(otherwise) : null;
    },
    "!Env": (_, node) => this.#refuse(node, "Environment variables of a server are not known here"),
    "!File": (_, node) => this.#refuse(node, "Files of a server are not known here"),
    "!Format": ([template, ...args], node) => {
      const text = this.text(template);
      const values = args.map((arg) => this.resolve(arg));
      // Before it is made: texts in texts in texts are soon longer than any memory.
      for (const part of [text, ...values]) this.#share(part, node);
      const formatted = format(text, values);
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
      const holds = combine(this.text(mode).toUpperCase(), values);
      if (holds === undefined) {
        throw this.#failure(node, "A condition is AND, OR, XOR, NAND, NOR or XNOR, and what it combines.");
      }
      return holds;
    },
    "!Enumerate": ([iterable, kind, body], node) => this.#enumerate(iterable, kind, body, node),
    "!Value": (_, node) => this.#share(this.#round(node).value, node),
    "!Index": (_, node) => this.#round(node).index,
    "!AtIndex": ([object, key, otherwise], node) => {
      const from = this.resolve(object);
      const name = this.text(key);
      if (typeof from === "object" && from !== null && Object.prototype.propertyIsEnumerable.call(from, name)) {
        return this.#share((from as Readonly<Record<string, unknown>>)[name], node);
      }
      if (isSeq(node) && node.items.length > 2) return this.resolve(otherwise);
      throw this.#failure(node, `There is nothing at ${name}.`);
    },
    "!ParseJSON": (_, node) => {
      try {
        return this.#share(JSON.parse(text(node)) as unknown, node);
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        throw this.#failure(node, "This is not JSON.");
      }
    },
  };

  #find([model, ...fields]: readonly (ParsedNode | null)[], node: ParsedNode) {
    const wanted = fields.map((field): [string, unknown] => {
      if (!isSeq(field) || field.items.length !== 2)
        throw this.#failure(field ?? node, "A field is a name and a value.");
      const [name, value] = field.items;
      return [this.text(name), this.resolve(value)];
    });
    return this.scope.find(this.text(model), new Map(wanted));
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
    this.#spend(rounds.length, node);
    const results = rounds.map((round) => {
      this.#rounds.push(round);
      const result = this.resolve(body);
      this.#rounds.pop();
      return result;
    });
    const name = this.text(kind);
    if (name === "SEQ") return results;
    if (name !== "MAP") throw this.#failure(node, "Items become a SEQ or a MAP.");
    return Object.fromEntries(
      results.map((result): [string, unknown] => {
        if (!Array.isArray(result) || result.length !== 2) throw this.#failure(node, "Items of a MAP are pairs.");
        return [this.#name(result[0], node), result[1]];
      }),
    );
  }

  #round(node: ParsedNode): Round {
    const round = this.#rounds.at(-1 - Number(text(node)));
    if (!round) throw this.#failure(node, "There is no enumeration around this, or not so many.");
    return round;
  }

  /** A value that stands somewhere else as well. */
  #share<T>(value: T, node: ParsedNode): T {
    this.#spend(this.#budget.weigh(value), node);
    return value;
  }

  #spend(weight: number, node: ParsedNode): void {
    if (!this.#budget.spend(weight)) throw this.#failure(node, "The file stands for too much.");
  }

  /** The value of a node that is a text, or can be written as one. */
  text(node: ParsedNode | null | undefined): string {
    return this.#name(this.resolve(node), node);
  }

  #name(value: unknown, node: ParsedNode | null | undefined): string {
    if (typeof value !== "object" || value === null) return String(value);
    throw this.scope.source.failure(node, "Here a text is needed, and not a list or a map.");
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
