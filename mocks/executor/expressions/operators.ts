import { NotUnderstood, Raised } from "./not-understood.js";
import { compare, equal, items, known, text, Thing, written, type Value } from "./values.js";

/** Characters or items that a value may have. */
const LARGEST = 100_000;

/** A value that is not too large to go on with. */
export function fit<T extends Value>(value: T): T {
  if (typeof value === "string" || Array.isArray(value)) {
    if (value.length > LARGEST) throw new NotUnderstood("so large a value");
  }
  return value;
}

/** What an operator makes of two values. */
export function combine(operator: string, left: Value, right: Value): Value {
  known(left);
  known(right);
  if (operator === "+") {
    if (typeof left === "string" && typeof right === "string") return fit(left + right);
    if (Array.isArray(left) && Array.isArray(right)) return fit([...left, ...right]);
  }
  if (operator === "*" && (typeof left === "string" || Array.isArray(left)) && typeof right === "number") {
    if (left.length * right > LARGEST) throw new NotUnderstood("so large a value");
    return typeof left === "string"
      ? left.repeat(Math.max(0, right))
      : Array.from({ length: right }, () => left).flat();
  }
  if (operator === "%" && typeof left === "string") return formatted(left, Array.isArray(right) ? right : [right]);
  if (left instanceof Set && right instanceof Set) {
    if (operator === "|") return new Set([...left, ...right]);
    if (operator === "&") return new Set([...left].filter((it) => right.has(it)));
    if (operator === "-") return new Set([...left].filter((it) => !right.has(it)));
  }
  if (operator === "|" && left instanceof Map && right instanceof Map) return new Map([...left, ...right]);
  const [a, b] = [left, right].map((it) => (typeof it === "boolean" ? Number(it) : it));
  if (typeof a !== "number" || typeof b !== "number") {
    if (left instanceof Thing || right instanceof Thing) throw new NotUnderstood(operator);
    throw new Raised("TypeError");
  }
  return calculate(operator, a, b);
}

function calculate(operator: string, a: number, b: number): Value {
  if (["/", "//", "%"].includes(operator) && b === 0) throw new Raised("ZeroDivisionError");
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "//":
      return Math.floor(a / b);
    case "%":
      return a - b * Math.floor(a / b);
    case "/":
      // As a text a whole one has a point, which is not known by then.
      if (Number.isInteger(a / b)) throw new NotUnderstood("/");
      return a / b;
    case "**":
      if (b < 0 || !Number.isSafeInteger(a ** b)) throw new NotUnderstood(operator);
      return a ** b;
    default:
      throw new NotUnderstood(operator);
  }
}

/** Whether values are to one another as a comparison says. */
export function holds(operator: string, left: Value, right: Value): boolean {
  switch (operator) {
    case "==":
      return equal(left, right);
    case "!=":
      return !equal(left, right);
    case "is":
      return known(left) === known(right) || (left instanceof Thing && equal(left, right));
    case "is not":
      return !holds("is", left, right);
    case "in":
      return contains(right, left);
    case "not in":
      return !contains(right, left);
    case "<":
      return compare(left, right) < 0;
    case "<=":
      return compare(left, right) <= 0;
    case ">":
      return compare(left, right) > 0;
    default:
      return compare(left, right) >= 0;
  }
}

function contains(whole: Value, part: Value): boolean {
  known(part);
  if (typeof whole === "string") {
    if (typeof part !== "string") throw new Raised("TypeError");
    return whole.includes(part);
  }
  return items(whole).some((it) => equal(it, part));
}

/** An item of a value. */
export function itemOf(of: Value, key: Value): Value {
  known(of);
  known(key);
  if (of instanceof Map) {
    const value = of.get(key);
    if (value === undefined) throw new Raised("KeyError", text(key));
    return value;
  }
  if ((typeof of === "string" || Array.isArray(of)) && typeof key === "number") {
    const all = typeof of === "string" ? Array.from(of) : of;
    const value = all.at(key);
    if (value === undefined || key < -all.length) throw new Raised("IndexError");
    return value;
  }
  if (of instanceof Thing) throw new NotUnderstood(`an item of ${of.kind}`);
  throw new Raised("TypeError");
}

/** A part of a text or a list. */
export function sliceOf(of: Value, [start, end, step]: readonly (Value | undefined)[]): Value {
  if (step !== undefined && step !== null && step !== 1) throw new NotUnderstood("a step");
  const at = (bound: Value | undefined) => {
    if (bound === undefined || bound === null) return undefined;
    if (typeof bound !== "number") throw new Raised("TypeError");
    return bound;
  };
  if (typeof of === "string") return Array.from(of).slice(at(start), at(end)).join("");
  if (Array.isArray(of)) return of.slice(at(start), at(end));
  throw of instanceof Thing ? new NotUnderstood(`a part of ${of.kind}`) : new Raised("TypeError");
}

/** A text with values in the place of its marks. */
function formatted(template: string, values: readonly Value[]): string {
  let at = 0;
  const result = template.replace(/%(.)/g, (_, kind: string) => {
    if (kind === "%") return "%";
    const value = values[at++];
    if (value === undefined || !["s", "d"].includes(kind)) throw new NotUnderstood("a format");
    return text(value);
  });
  if (at !== values.length) throw new Raised("TypeError");
  return fit(result);
}

/** A value as a text with values in braces has it. */
export function formatPart(value: Value, { conversion, spec }: { conversion: string; spec: string }): string {
  if (!spec) return conversion === "r" ? written(value) : text(value);
  const digits = /^0(\d)d?$/.exec(spec)?.[1];
  if (digits === undefined || typeof value !== "number" || value < 0) throw new NotUnderstood(`:${spec}`);
  return String(value).padStart(Number(digits), "0");
}
