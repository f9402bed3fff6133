import { NotUnderstood, Raised } from "./not-understood.js";

/** A value as an expression has it: what is of the language itself, or one of these. */
export type Value =
  null | boolean | number | string | Value[] | Map<Value, Value> | Set<Value> | Thing | Callable | Unknown;

/** A value that is made when it is asked for. */
export type Late = () => Value;

/** Something of the server, by what an expression may ask of it. */
export class Thing {
  constructor(
    readonly kind: string,
    readonly members: Readonly<Record<string, Value | Late>>,
    /** What it compares by, and is written as. */
    readonly text = "",
    /** Names that it has certainly not. */
    readonly absent: readonly string[] = [],
  ) {}

  /** Whether it has a member, if that is known. */
  has(name: string): boolean {
    if (this.absent.includes(name)) return false;
    if (!Object.hasOwn(this.members, name)) throw new NotUnderstood(`${this.kind}.${name}`);
    return true;
  }

  get(name: string): Value {
    const member = Object.hasOwn(this.members, name) ? this.members[name] : undefined;
    if (this.absent.includes(name)) throw new Raised("AttributeError", name);
    if (member === undefined) throw new NotUnderstood(`${this.kind}.${name}`);
    return typeof member === "function" ? (member as Late)() : member;
  }
}

/** A function of the server, of a value, or of the expression itself. */
export class Callable {
  constructor(
    readonly name: string,
    readonly call: (args: readonly Value[], named: ReadonlyMap<string, Value>) => Value,
  ) {}
}

/** A value that only a server has. */
export class Unknown {
  constructor(readonly name: string) {}
}

/** A value that is known, or else the expression is not understood. */
export function known<T>(value: T): Exclude<T, Unknown> {
  if (value instanceof Unknown) throw new NotUnderstood(value.name);
  return value as Exclude<T, Unknown>; // as was just seen
}

/** Whether the language takes a value for true. */
export function truth(value: Value): boolean {
  known(value);
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof Map || value instanceof Set) return value.size > 0;
  if (value instanceof Thing) return value.kind !== "nothing";
  return Boolean(value);
}

/** Whether two values are equal. */
export function equal(left: Value, right: Value): boolean {
  known(left);
  known(right);
  if (typeof left === "boolean" && typeof right === "number") return Number(left) === right;
  if (typeof left === "number" && typeof right === "boolean") return left === Number(right);
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, at) => equal(item, right[at] ?? null));
  }
  if (left instanceof Map && right instanceof Map) {
    return (
      left.size === right.size &&
      [...left].every(([key, value]) => right.has(key) && equal(value, right.get(key) ?? null))
    );
  }
  if (left instanceof Set && right instanceof Set)
    return left.size === right.size && [...left].every((it) => right.has(it));
  if (left instanceof Thing && right instanceof Thing) return left.kind === right.kind && left.text === right.text;
  return left === right;
}

/** Which of two values comes first. */
export function compare(left: Value, right: Value): number {
  known(left);
  known(right);
  if (typeof left === "string" && typeof right === "string") return left < right ? -1 : left > right ? 1 : 0;
  const [a, b] = [left, right].map((it) => (typeof it === "boolean" ? Number(it) : it));
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (Array.isArray(left) && Array.isArray(right)) {
    const at = left.findIndex((item, at) => at >= right.length || !equal(item, right[at] ?? null));
    if (at < 0) return left.length - right.length;
    return at >= right.length ? 1 : compare(left[at] ?? null, right[at] ?? null);
  }
  throw new Raised("TypeError");
}

/** The items that a value has. */
export function items(value: Value): Value[] {
  known(value);
  if (typeof value === "string") return Array.from(value);
  if (Array.isArray(value)) return value;
  if (value instanceof Map) return [...value.keys()];
  if (value instanceof Set) return [...value];
  if (value instanceof Thing && value.members["(items)"] !== undefined) return items(value.get("(items)"));
  throw value instanceof Thing ? new NotUnderstood(`the items of ${value.kind}`) : new Raised("TypeError");
}

/** A value as a text, as `str` writes it. */
export function text(value: Value): string {
  known(value);
  if (typeof value === "string") return value;
  if (value instanceof Thing && value.text) return value.text;
  return written(value);
}

/** A value as `repr` writes it. */
export function written(value: Value): string {
  known(value);
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value) && Number.isInteger(value)) throw new NotUnderstood("so large a number");
    return String(value);
  }
  if (typeof value === "string") {
    const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
    return quote + value.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll(quote, `\\${quote}`) + quote;
  }
  if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`;
  if (value instanceof Map) return `{${[...value].map(([key, it]) => `${written(key)}: ${written(it)}`).join(", ")}}`;
  throw new NotUnderstood("such a value as a text");
}

/** A value of JSON as the language has it. */
export function fromJson(value: unknown): Value {
  if (Array.isArray(value)) return value.map(fromJson);
  if (typeof value === "object" && value !== null) {
    return new Map(Object.entries(value).map(([name, it]): [Value, Value] => [name, fromJson(it)]));
  }
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

/** A value of the language as JSON; nothing where there is no such. */
export function toJson(value: Value): unknown {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return value;
  if (Array.isArray(value)) return value.map(toJson);
  if (value instanceof Map) return Object.fromEntries(Array.from(value, ([key, it]) => [text(key), toJson(it)]));
  return undefined;
}
