import { NotUnderstood } from "./not-understood.js";
import type { Expression, FormatPart, Parameter, Round } from "./syntax.js";
import { TokenReader, isWord } from "./token-reader.js";
import { tokensOf, unescaped, type Token } from "./tokens.js";

const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ["True", true],
  ["False", false],
  ["None", null],
]);
const LEVELS: readonly (readonly string[])[] = [["|"], ["^"], ["&"], ["<<", ">>"], ["+", "-"], ["*", "/", "//", "%"]];
const DEEPEST = 60;

/** Reads values from tokens, one after the other. */
export class ValueParser extends TokenReader {
  #depth = 0;

  /** One value, or several with commas between them. */
  values(): Expression {
    const first = this.starred();
    if (!this.is(",")) return first;
    const items = [first];
    while (this.accept(",")) if (this.#begins()) items.push(this.starred());
    return { is: "list", items };
  }

  starred(): Expression {
    return this.accept("*") ? { is: "star", value: this.#level(0) } : this.value();
  }

  value(): Expression {
    if (++this.#depth > DEEPEST) throw new NotUnderstood("so many brackets");
    const value = this.#value();
    this.#depth--;
    return value;
  }

  #value(): Expression {
    if (this.is("lambda")) return this.#lambda();
    if (this.isKind("name") && this.is(":=", 1)) {
      const name = this.name();
      this.expect(":=");
      return { is: "assign", name, value: this.value() };
    }
    const then = this.#or();
    if (!this.accept("if")) return then;
    const condition = this.#or();
    this.expect("else");
    return { is: "if", condition, then, otherwise: this.value() };
  }

  /** Whether a value can begin here. */
  #begins(): boolean {
    const { kind, text } = this.next;
    if (kind === "name") return !isWord(text) || ["not", "lambda"].includes(text);
    return ["number", "text", "format"].includes(kind) || (kind === "mark" && /^[([{*~+-]$/.test(text));
  }

  #lambda(): Expression {
    this.expect("lambda");
    const parameters = this.parameters(":");
    return { is: "lambda", parameters, body: this.value() };
  }

  /** The names that a function is given, up to a mark. */
  parameters(end: string): Parameter[] {
    const parameters: Parameter[] = [];
    while (!this.accept(end)) {
      const name = this.name();
      if (end !== ":" && this.accept(":")) this.value();
      parameters.push(this.accept("=") ? { name, otherwise: this.value() } : { name });
      if (!this.is(end)) this.expect(",");
    }
    return parameters;
  }

  #or(): Expression {
    let left = this.#and();
    while (this.accept("or")) left = { is: "logic", operator: "or", left, right: this.#and() };
    return left;
  }

  #and(): Expression {
    let left = this.#not();
    while (this.accept("and")) left = { is: "logic", operator: "and", left, right: this.#not() };
    return left;
  }

  #not(): Expression {
    return this.accept("not") ? { is: "unary", operator: "not", value: this.#not() } : this.#comparison();
  }

  #comparison(): Expression {
    const first = this.#level(0);
    const rest: (readonly [string, Expression])[] = [];
    for (let operator = this.#comparator(); operator; operator = this.#comparator()) {
      rest.push([operator, this.#level(0)]);
    }
    return rest.length ? { is: "compare", first, rest } : first;
  }

  #comparator(): string | undefined {
    for (const operator of ["==", "!=", "<=", ">=", "<", ">", "in"]) if (this.accept(operator)) return operator;
    if (this.accept("is")) return this.accept("not") ? "is not" : "is";
    if (!this.is("not") || !this.is("in", 1)) return undefined;
    this.take();
    this.take();
    return "not in";
  }

  #level(level: number): Expression {
    const operators = LEVELS[level];
    if (!operators) return this.#unary();
    let left = this.#level(level + 1);
    for (;;) {
      const operator = operators.find((it) => this.accept(it));
      if (operator === undefined) return left;
      left = { is: "binary", operator, left, right: this.#level(level + 1) };
    }
  }

  #unary(): Expression {
    const operator = ["-", "+", "~"].find((it) => this.accept(it));
    if (operator !== undefined) return { is: "unary", operator, value: this.#unary() };
    const base = this.#primary();
    return this.accept("**") ? { is: "binary", operator: "**", left: base, right: this.#unary() } : base;
  }

  #primary(): Expression {
    let value = this.#atom();
    for (;;) {
      if (this.accept(".")) value = { is: "attribute", of: value, name: this.name() };
      else if (this.accept("(")) value = this.#call(value);
      else if (this.accept("[")) value = this.#item(value);
      else return value;
    }
  }

  #call(of: Expression): Expression {
    const args: Expression[] = [];
    const named: (readonly [string, Expression])[] = [];
    while (!this.accept(")")) {
      if (this.is("**")) throw new NotUnderstood("**");
      if (this.isKind("name") && this.is("=", 1)) {
        const name = this.name();
        this.expect("=");
        named.push([name, this.value()]);
      } else {
        const item = this.starred();
        args.push(this.is("for") ? this.#rounds("list", item) : item);
      }
      if (!this.is(")")) this.expect(",");
    }
    return { is: "call", of, args, named };
  }

  #item(of: Expression): Expression {
    const bounds: (Expression | undefined)[] = [];
    let isSlice = false;
    let bound = this.is(":") ? undefined : this.values();
    while (this.accept(":")) {
      isSlice = true;
      bounds.push(bound);
      bound = this.is(":") || this.is("]") ? undefined : this.value();
    }
    this.expect("]");
    if (isSlice) return { is: "slice", of, bounds: [...bounds, bound] };
    if (!bound) throw new NotUnderstood("[]");
    return { is: "item", of, key: bound };
  }

  #atom(): Expression {
    const { kind, text } = this.take();
    if (kind === "number") return { is: "value", value: Number(text.replaceAll("_", "")) };
    if (kind === "text" || kind === "format") return this.#text(kind, text);
    if (kind === "name") {
      const constant = CONSTANTS.get(text);
      if (constant !== undefined) return { is: "value", value: constant };
      if (!isWord(text)) return { is: "name", name: text };
    }
    if (kind === "mark" && text === "(") return this.#group();
    if (kind === "mark" && text === "[") return this.#list("]", "list");
    if (kind === "mark" && text === "{") return this.#braces();
    throw new NotUnderstood(text || kind);
  }

  #group(): Expression {
    if (this.accept(")")) return { is: "list", items: [] };
    const value = this.values();
    const whole = this.is("for") ? this.#rounds("list", value) : value;
    this.expect(")");
    return whole;
  }

  #list(end: string, of: "list" | "set", first?: Expression): Expression {
    if (!first && this.accept(end)) return { is: of, items: [] };
    const items = [first ?? this.starred()];
    const [item] = items;
    if (item && this.is("for")) {
      const whole = this.#rounds(of, item);
      this.expect(end);
      return whole;
    }
    while (this.accept(",")) if (!this.is(end)) items.push(this.starred());
    this.expect(end);
    return { is: of, items };
  }

  #braces(): Expression {
    if (this.accept("}")) return { is: "dict", pairs: [] };
    const pairs: (readonly [Expression | undefined, Expression])[] = [];
    if (!this.is("**")) {
      const first = this.starred();
      if (!this.accept(":")) return this.#list("}", "set", first);
      const value = this.value();
      if (this.is("for")) {
        const whole: Expression = { ...this.#rounds("dict", first), value };
        this.expect("}");
        return whole;
      }
      pairs.push([first, value]);
      if (!this.is("}")) this.expect(",");
    }
    while (!this.accept("}")) {
      if (this.accept("**")) pairs.push([undefined, this.#level(0)]);
      else {
        const key = this.value();
        this.expect(":");
        pairs.push([key, this.value()]);
      }
      if (!this.is("}")) this.expect(",");
    }
    return { is: "dict", pairs };
  }

  #rounds(of: "list" | "set" | "dict", item: Expression): Extract<Expression, { is: "comprehension" }> {
    const rounds: Round[] = [];
    while (this.accept("for")) {
      const target = this.target();
      this.expect("in");
      const items = this.#or();
      const conditions: Expression[] = [];
      while (this.accept("if")) conditions.push(this.#or());
      rounds.push({ target, items, conditions });
    }
    return { is: "comprehension", of, item, rounds };
  }

  /** What a loop assigns to. */
  target(): Expression {
    const first = this.#primary();
    if (!this.is(",")) return first;
    const items = [first];
    while (this.accept(",")) if (!this.is("in")) items.push(this.#primary());
    return { is: "list", items };
  }

  #text(kind: Token["kind"], text: string): Expression {
    const parts: (string | FormatPart)[] = kind === "format" ? formatParts(text) : [text];
    while (this.isKind("text") || this.isKind("format")) {
      const { kind, text } = this.take();
      parts.push(...(kind === "format" ? formatParts(text) : [text]));
    }
    if (parts.some((part) => typeof part !== "string")) return { is: "format", parts };
    return { is: "value", value: parts.map((part) => (typeof part === "string" ? part : "")).join("") };
  }
}

/** The parts of a text with values in braces. */
function formatParts(raw: string): (string | FormatPart)[] {
  const parts: (string | FormatPart)[] = [];
  let rest = raw;
  while (rest) {
    const [plain = ""] = /^([^{}]|\{\{|\}\})+/.exec(rest) ?? [];
    if (plain) parts.push(unescaped(plain.replaceAll("{{", "{").replaceAll("}}", "}")));
    rest = rest.slice(plain.length);
    if (!rest) break;
    const [whole, source = "", conversion = "", spec = ""] =
      /^\{((?:[^{}'"!:[\]()]|![=]|\[[^\]{}]*\]|\([^){}]*\)|'[^']*'|"[^"]*")+)(?:!([rs]))?(?::([^{}]*))?\}/.exec(rest) ??
      [];
    if (whole === undefined) throw new NotUnderstood("a format");
    const parser = new ValueParser(tokensOf(source.trim()));
    parts.push({ value: parser.values(), conversion, spec });
    if (!parser.isKind("newline")) throw new NotUnderstood("a format");
    rest = rest.slice(whole.length);
  }
  return parts;
}
