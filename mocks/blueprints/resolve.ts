import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type YAMLSeq } from "yaml";
import { Budget } from "./budget.js";
import { combine, format, isTrue } from "./python.js";
import { isMerge, type Source } from "./source.js";
import { finding, isTagged, type Tagged } from "./tagged.js";

/** What tags refer to. */
export interface Scope {
  source: Source;
  /** What a caller gives of the context, before what the file says. */
  context: Readonly<Record<string, unknown>>;
  /** What the file says of the context: its values may be tags, and refer to one another. */
  contextNode(name: string): ParsedNode | undefined;
  /** What servers say of it, where nothing else does. */
  builtIn: Readonly<Record<string, unknown>>;
  /** Key of an entry of this file, by its `id`. */
  keyOf(id: string): string | undefined;
  find(model: string, fields: ReadonlyMap<string, unknown>): { pk: string; attrs: object } | undefined;
  /** The value of an environment variable or a file of the server. */
  ask(wanted: Wanted, node: ParsedNode): unknown;
}

/** What only the server has. */
export interface Wanted {
  kind: "environment variable" | "file";
  name: string;
  /** Nothing where a file gives none. */
  otherwise: unknown;
}

interface Round {
  index: unknown;
  value: unknown;
}

type Nodes = readonly (ParsedNode | null)[];
type Tag = (items: Nodes, node: ParsedNode) => unknown;

const DEEPEST = 100;

/** Turns nodes into values, one entry at a time: tags mean what they mean when the entries before are there. */
export class Resolver {
  /** The innermost is the last; one that has not begun has nothing. */
  readonly #rounds: (Round | undefined)[] = [];
  #depth = 0;
  readonly #budget = new Budget();

  constructor(readonly scope: Scope) {}

  /** The value of a node. What a tag has not found stays a tag. */
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

  /** The value of a node for a tag: what was not found is null. */
  use(node: ParsedNode | null | undefined): unknown {
    const value = this.resolve(node);
    return isTagged(value) ? null : value;
  }

  /** How a node that stands for something of the server is written, if it does. */
  written(node: ParsedNode | null | undefined): Tagged | undefined {
    const real = this.scope.source.real(node);
    if (!real || (real.tag !== "!Env" && real.tag !== "!File")) return undefined;
    const { name, otherwise } = this.#wanted(isSeq(real) ? real.items : [real], real);
    return { [real.tag]: isSeq(real) && real.items.length > 1 ? [name, otherwise] : [name] };
  }

  #value(node: ParsedNode): unknown {
    if (isAlias(node)) return this.resolve(this.scope.source.targets.get(node));
    const tag = node.tag === undefined ? undefined : this.#tags[node.tag];
    if (tag) return tag(isSeq(node) ? node.items : [node], node);
    if (isSeq(node)) return node.items.map((item) => this.resolve(item));
    if (isMap(node)) {
      const { source } = this.scope;
      const merged = node.items.some(({ key }) => isMerge(key)) ? source.members(node).values() : node.items;
      return Object.fromEntries(Array.from(merged, ({ key, value }) => [this.text(key), this.resolve(value)]));
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
    "!Find": (items, node) => {
      const wanted = this.#fields(items, node);
      return this.scope.find(...wanted)?.pk ?? finding(...wanted);
    },
    "!FindObject": (items, node) => {
      const attrs = this.scope.find(...this.#fields(items, node))?.attrs;
      // As it is now: it may yet be given a member that says the same of it.
      return attrs ? this.#share({ ...attrs }, node) : null;
    },
    "!Context": ([key, otherwise], node) => {
      const { context, builtIn } = this.scope;
      const name = isSeq(node) ? this.text(key) : text(node);
      if (Object.hasOwn(context, name)) return this.#share(context[name], node);
      const own = this.scope.contextNode(name);
      if (own) return this.resolve(own);
      if (Object.hasOwn(builtIn, name)) return builtIn[name];
      return isSeq(node) ? this.resolve(otherwise) : null;
    },
    "!Env": (items, node) => this.#ask(items, node),
    "!File": (items, node) => this.#ask(items, node),
    "!Format": ([template, ...args], node) => {
      const text = this.text(template);
      const values = args.map((arg) => this.use(arg));
      // Before it is made: texts in texts in texts are soon longer than any memory.
      for (const part of [text, ...values]) this.#share(part, node);
      const formatted = format(text, values);
      if (formatted === undefined) throw this.#failure(node, "The text and its arguments do not fit together.");
      return formatted;
    },
    "!If": ([condition, whenTrue, whenFalse], node) => {
      const holds = isTrue(this.use(condition));
      if (isSeq(node) && node.items.length === 1) return holds;
      return this.resolve(holds ? whenTrue : whenFalse);
    },
    "!Condition": ([mode, ...args], node) => {
      const values = args.map((arg) => isTrue(this.use(arg)));
      const holds = combine(this.text(mode).toUpperCase(), values);
      if (holds === undefined) {
        throw this.#failure(node, "A condition is AND, OR, XOR, NAND, NOR or XNOR, and what it combines.");
      }
      return holds;
    },
    "!Enumerate": (items, node) => this.#enumerate(items, node),
    "!Value": (_, node) => this.#share(this.#round(node).value, node),
    "!Index": (_, node) => this.#round(node).index,
    "!AtIndex": ([object, key, otherwise], node) => {
      const from = this.use(object);
      const name = this.text(key);
      if (typeof from === "string" && /^-?\d+$/.test(name)) {
        const character = Array.from(from).at(Number(name));
        if (character !== undefined) return character;
      }
      const at = Array.isArray(from) && /^-\d+$/.test(name) ? String(from.length + Number(name)) : name;
      if (typeof from === "object" && from !== null && Object.prototype.propertyIsEnumerable.call(from, at)) {
        return this.#share((from as Readonly<Record<string, unknown>>)[at], node);
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

  #fields([model, ...fields]: Nodes, node: ParsedNode): [string, ReadonlyMap<string, unknown>] {
    const wanted = fields.map((field): [string, unknown] => {
      const pair = this.scope.source.real(field);
      if (!isSeq(pair) || pair.items.length !== 2) {
        throw this.#failure(field ?? node, "A field is a name and a value, as in [slug, my-flow].");
      }
      const [name, value] = pair.items;
      return [this.text(name), this.resolve(value)];
    });
    return [this.text(model), new Map(wanted)];
  }

  #ask(items: Nodes, node: ParsedNode): unknown {
    return this.#share(this.scope.ask(this.#wanted(items, node), node), node);
  }

  #wanted([name, otherwise]: Nodes, node: ParsedNode): Wanted {
    return {
      kind: node.tag === "!Env" ? "environment variable" : "file",
      name: isSeq(node) ? this.text(name) : text(node),
      otherwise: isSeq(node) ? this.resolve(otherwise) : null,
    };
  }

  #enumerate([iterable, kind, body]: Nodes, node: ParsedNode): unknown {
    // While its own items are looked for, it is around them already: an outer one has the depth 1.
    this.#rounds.push(undefined);
    const from = this.use(iterable);
    this.#rounds.pop();
    const items = typeof from === "string" ? Array.from(from) : from;
    if (typeof items !== "object" || items === null) {
      throw this.#failure(node, "Only lists, maps and texts have items.");
    }
    const rounds = Array.isArray(items)
      ? items.map((value: unknown, index): Round => ({ index, value }))
      : Object.entries(items).map(([index, value]): Round => ({ index, value }));
    this.#spend(rounds.length, node);
    const results = rounds.map((round) => {
      this.#rounds.push(round);
      const result = this.resolve(body);
      this.#rounds.pop();
      return result;
    });
    const name = this.text(kind).toUpperCase();
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
    if (typeof value === "symbol") return "<<";
    if (typeof value !== "object" || value === null) return String(value);
    const hint = isMap(node) ? " If this is a template in braces, {{ … }}, render it first." : "";
    throw this.scope.source.failure(node, `Here a text is needed, and not a list or a map.${hint}`);
  }

  #failure(node: ParsedNode, sentence: string) {
    return this.scope.source.failure(node, sentence);
  }
}

function text(node: ParsedNode | YAMLSeq.Parsed): string {
  return isScalar(node) ? String(node.value) : "";
}
