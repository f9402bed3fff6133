import { NotUnderstood, Raised } from "./not-understood.js";
import { equal, items, known, text, type Value } from "./values.js";

type Method<T> = (own: T, args: readonly Value[]) => Value;

/** The text that is given at a place; what is none is a mistake. */
function textAt(args: readonly Value[], at: number): string {
  const value = known(args[at] ?? null);
  if (typeof value !== "string") throw new Raised("TypeError");
  return value;
}

function trim(own: string, characters: Value | undefined, ends: "both" | "start" | "end"): string {
  const set = typeof characters === "string" ? Array.from(characters) : undefined;
  const isGone = (character: string) => (set ? set.includes(character) : /\s/.test(character));
  const all = Array.from(own);
  const first = ends === "end" ? 0 : all.findIndex((it) => !isGone(it));
  if (first < 0) return "";
  const last = ends === "start" ? all.length - 1 : all.findLastIndex((it) => !isGone(it));
  return all.slice(first, last + 1).join("");
}

function split(own: string, args: readonly Value[]): Value[] {
  const [by, most] = args;
  if (by === undefined || by === null) {
    if (most !== undefined) throw new NotUnderstood("split");
    return own.split(/\s+/).filter(Boolean);
  }
  const parts = own.split(textAt(args, 0));
  if (textAt(args, 0) === "") throw new Raised("ValueError");
  if (typeof most !== "number" || most < 0 || parts.length <= most + 1) return parts;
  return [...parts.slice(0, most), parts.slice(most).join(textAt(args, 0))];
}

function splitFromEnd(own: string, args: readonly Value[]): Value[] {
  const [, most] = args;
  const parts = split(own, args.slice(0, 1)).map(text);
  if (typeof most !== "number" || most < 0 || parts.length <= most + 1) return parts;
  const head = parts.slice(0, parts.length - most).join(textAt(args, 0));
  return [head, ...parts.slice(parts.length - most)];
}

const isOneOf = (args: readonly Value[], is: (part: string) => boolean) =>
  args.length === 1 && (Array.isArray(args[0]) ? args[0].some((it) => is(text(it))) : is(textAt(args, 0)));

const isAll = (own: string, pattern: RegExp) => own !== "" && pattern.test(own);

const ofText: Readonly<Record<string, Method<string>>> = {
  lower: (own) => own.toLowerCase(),
  casefold: (own) => own.toLowerCase(),
  upper: (own) => own.toUpperCase(),
  capitalize: (own) => own.slice(0, 1).toUpperCase() + own.slice(1).toLowerCase(),
  title: (own) => own.toLowerCase().replace(/\p{L}+/gu, (word) => word.slice(0, 1).toUpperCase() + word.slice(1)),
  strip: (own, [characters]) => trim(own, characters, "both"),
  lstrip: (own, [characters]) => trim(own, characters, "start"),
  rstrip: (own, [characters]) => trim(own, characters, "end"),
  split,
  rsplit: splitFromEnd,
  splitlines: (own) => own.replace(/\n$/, "").split("\n"),
  partition(own, args) {
    const by = textAt(args, 0);
    const at = own.indexOf(by);
    return at < 0 ? [own, "", ""] : [own.slice(0, at), by, own.slice(at + by.length)];
  },
  rpartition(own, args) {
    const by = textAt(args, 0);
    const at = own.lastIndexOf(by);
    return at < 0 ? ["", "", own] : [own.slice(0, at), by, own.slice(at + by.length)];
  },
  join(own, [list = null]) {
    return items(list)
      .map((_, at, all) => textAt(all, at))
      .join(own);
  },
  replace: (own, args) => {
    if (args.length !== 2) throw new NotUnderstood("replace");
    return own.replaceAll(textAt(args, 0), () => textAt(args, 1));
  },
  format: (own, args) => {
    let at = 0;
    return own.replace(/\{\{|\}\}|\{(\d*)\}|[{}]/g, (mark, place?: string) => {
      if (mark === "{{" || mark === "}}") return mark.charAt(0);
      if (place === undefined) throw new NotUnderstood("format");
      const value = args[place === "" ? at++ : Number(place)];
      if (value === undefined) throw new Raised("IndexError");
      return text(value);
    });
  },
  startswith: (own, args) => isOneOf(args, (part) => own.startsWith(part)),
  endswith: (own, args) => isOneOf(args, (part) => own.endsWith(part)),
  removeprefix: (own, args) => (own.startsWith(textAt(args, 0)) ? own.slice(textAt(args, 0).length) : own),
  removesuffix: (own, args) =>
    textAt(args, 0) && own.endsWith(textAt(args, 0)) ? own.slice(0, -textAt(args, 0).length) : own,
  find: (own, args) => own.indexOf(textAt(args, 0)),
  count: (own, args) => own.split(textAt(args, 0)).length - 1,
  isdigit: (own) => isAll(own, /^\p{Nd}+$/u),
  isnumeric: (own) => isAll(own, /^\p{N}+$/u),
  isalpha: (own) => isAll(own, /^\p{L}+$/u),
  isalnum: (own) => isAll(own, /^[\p{L}\p{N}]+$/u),
  isspace: (own) => isAll(own, /^\s+$/),
  islower: (own) => own === own.toLowerCase() && own !== own.toUpperCase(),
  isupper: (own) => own === own.toUpperCase() && own !== own.toLowerCase(),
};

const ofList: Readonly<Record<string, Method<Value[]>>> = {
  append: (own, [item = null]) => (own.push(item), null),
  extend: (own, [list = null]) => (own.push(...items(list)), null),
  insert: (own, [at, item = null]) => (own.splice(Number(at), 0, item), null),
  remove(own, [item = null]) {
    const at = own.findIndex((it) => equal(it, item));
    if (at < 0) throw new Raised("ValueError");
    own.splice(at, 1);
    return null;
  },
  pop(own, [at = -1]) {
    const place = Number(at) < 0 ? own.length + Number(at) : Number(at);
    if (!(place in own)) throw new Raised("IndexError");
    return own.splice(place, 1)[0] ?? null;
  },
  index(own, [item = null]) {
    const at = own.findIndex((it) => equal(it, item));
    if (at < 0) throw new Raised("ValueError");
    return at;
  },
  count: (own, [item = null]) => own.filter((it) => equal(it, item)).length,
  copy: (own) => [...own],
  reverse: (own) => (own.reverse(), null),
};

const ofMap: Readonly<Record<string, Method<Map<Value, Value>>>> = {
  get: (own, [key = null, otherwise = null]) => own.get(key) ?? (own.has(key) ? null : otherwise),
  keys: (own) => [...own.keys()],
  values: (own) => [...own.values()],
  items: (own) => Array.from(own, ([key, value]) => [key, value]),
  copy: (own) => new Map(own),
  update(own, [other]) {
    if (!(other instanceof Map)) throw new NotUnderstood("update");
    for (const [key, value] of other) own.set(key, value);
    return null;
  },
  setdefault(own, [key = null, otherwise = null]) {
    if (!own.has(key)) own.set(key, otherwise);
    return own.get(key) ?? null;
  },
  pop(own, [key = null, otherwise]) {
    const value = own.get(key);
    if (value === undefined && otherwise === undefined) throw new Raised("KeyError", text(key));
    own.delete(key);
    return value ?? otherwise ?? null;
  },
};

const ofSet: Readonly<Record<string, Method<Set<Value>>>> = {
  add: (own, [item = null]) => (own.add(item), null),
  discard: (own, [item = null]) => (own.delete(item), null),
  issubset: (own, [other = null]) => [...own].every((it) => items(other).includes(it)),
  issuperset: (own, [other = null]) => items(other).every((it) => own.has(it)),
  intersection: (own, [other = null]) => new Set(items(other).filter((it) => own.has(it))),
  union: (own, [other = null]) => new Set([...own, ...items(other)]),
  difference: (own, [other = null]) => new Set([...own].filter((it) => !items(other).includes(it))),
  isdisjoint: (own, [other = null]) => !items(other).some((it) => own.has(it)),
};

/** A method of a value of the language; nothing where it has none of that name. */
export function methodOf(own: Value, name: string): ((args: readonly Value[]) => Value) | undefined {
  const bind = <T>(methods: Readonly<Record<string, Method<T>>>, it: T) => {
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    return method && ((args: readonly Value[]) => method(it, args));
  };
  if (typeof own === "string") return bind(ofText, own);
  if (Array.isArray(own)) return bind(ofList, own);
  if (own instanceof Map) return bind(ofMap, own);
  return own instanceof Set ? bind(ofSet, own) : undefined;
}
