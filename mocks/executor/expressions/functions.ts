import { NotUnderstood, Raised } from "./not-understood.js";
import { fit } from "./operators.js";
import { Callable, Thing, compare, items, known, text, truth, written, type Value } from "./values.js";

type Simple = (args: readonly Value[], named: ReadonlyMap<string, Value>) => Value;

const KINDS: Readonly<Record<string, (value: Value) => boolean>> = {
  str: (value) => typeof value === "string",
  int: (value) => Number.isInteger(value) || typeof value === "boolean",
  bool: (value) => typeof value === "boolean",
  list: (value) => Array.isArray(value),
  dict: (value) => value instanceof Map,
  set: (value) => value instanceof Set,
};

const functions: Readonly<Record<string, Simple>> = {
  len: ([value = null]) => (value instanceof Map || value instanceof Set ? value.size : items(value).length),
  str: ([value = ""]) => text(value),
  repr: ([value = null]) => written(value),
  bool: ([value = false]) => truth(value),
  int([value = 0, base]) {
    known(value);
    if (base !== undefined) throw new NotUnderstood("int");
    if (typeof value === "number" || typeof value === "boolean") return Math.trunc(Number(value));
    if (typeof value === "string" && /^\s*[-+]?\d+\s*$/.test(value)) return Number(value);
    throw new Raised(typeof value === "string" ? "ValueError" : "TypeError");
  },
  list: ([value = []]) => [...items(value)],
  tuple: ([value = []]) => [...items(value)],
  set: ([value = []]) => new Set(items(value)),
  dict([value], named) {
    const pairs: [Value, Value][] =
      value instanceof Map
        ? [...value]
        : items(value ?? []).map((pair): [Value, Value] => [items(pair)[0] ?? null, items(pair)[1] ?? null]);
    return new Map<Value, Value>([...pairs, ...named]);
  },
  any: ([value = null]) => items(value).some(truth),
  all: ([value = null]) => items(value).every(truth),
  sum: ([value = null]) =>
    items(value).reduce<number>((sum, it) => {
      if (typeof it !== "number" && typeof it !== "boolean") throw new NotUnderstood("sum");
      return sum + Number(it);
    }, 0),
  min: (args) => extreme(args, -1),
  max: (args) => extreme(args, 1),
  sorted([value = null], named) {
    const key = named.get("key");
    const by = (it: Value) => (key instanceof Callable ? key.call([it], new Map()) : it);
    const sorted = [...items(value)].sort((a, b) => compare(by(a), by(b)));
    return truth(named.get("reverse") ?? false) ? sorted.reverse() : sorted;
  },
  reversed: ([value = null]) => [...items(value)].reverse(),
  range(args) {
    const [start, end, step = 1] = args.length === 1 ? [0, args[0]] : args;
    if (typeof start !== "number" || typeof end !== "number" || typeof step !== "number" || step < 1) {
      throw new NotUnderstood("range");
    }
    const length = Math.max(0, Math.ceil((end - start) / step));
    if (length > 10_000) throw new NotUnderstood("so large a range");
    return Array.from({ length }, (_, at) => start + at * step);
  },
  enumerate: ([value = null]) => items(value).map((it, at) => [at, it]),
  zip(args) {
    const lists = args.map(items);
    const length = Math.min(...lists.map((list) => list.length));
    return Array.from({ length }, (_, at) => lists.map((list) => list[at] ?? null));
  },
  map: ([by, value = null]) => items(value).map((it) => called(by, it)),
  filter: ([by, value = null]) => items(value).filter((it) => truth(by === null ? it : called(by, it))),
  isinstance([value = null, kind = null]) {
    known(value);
    if (value instanceof Thing) throw new NotUnderstood("isinstance");
    return (Array.isArray(kind) ? kind : [kind]).some((it) => {
      const is = it instanceof Callable ? KINDS[it.name] : undefined;
      if (!is) throw new NotUnderstood("isinstance");
      return is(value);
    });
  },
  hasattr([value = null, name = null]) {
    known(value);
    if (value instanceof Thing && typeof name === "string") return value.has(name);
    if (value === null && typeof name === "string" && !name.startsWith("_")) return false;
    throw new NotUnderstood("hasattr");
  },
  getattr([value = null, name = null, otherwise]) {
    known(value);
    if (typeof name !== "string") throw new Raised("TypeError");
    if (value instanceof Thing && (otherwise === undefined || value.has(name))) return value.get(name);
    if (otherwise === undefined || !(value instanceof Thing || value === null)) throw new NotUnderstood("getattr");
    return otherwise;
  },
  abs: ([value = null]) => {
    if (typeof value !== "number") throw new NotUnderstood("abs");
    return Math.abs(value);
  },
  next([value = null, otherwise]) {
    const first = items(value)[0] ?? otherwise;
    if (first === undefined) throw new Raised("StopIteration");
    return first;
  },
  print: () => null,
};

function called(by: Value | undefined, value: Value): Value {
  if (!(by instanceof Callable)) throw new NotUnderstood("a function");
  return by.call([value], new Map());
}

function extreme(args: readonly Value[], sign: 1 | -1): Value {
  const all = args.length === 1 ? items(args[0] ?? null) : args;
  const [first] = all;
  if (first === undefined) throw new Raised("ValueError");
  return all.reduce((best, it) => (compare(it, best) * sign > 0 ? it : best), first);
}

/** The functions that the language has itself. */
export const builtIn: ReadonlyMap<string, Value> = new Map(
  Object.entries(functions).map(([name, simple]) => [
    name,
    new Callable(name, (args, named) => {
      if (named.size && !["sorted", "dict"].includes(name)) throw new NotUnderstood(name);
      return fit(simple(args, named));
    }),
  ]),
);
