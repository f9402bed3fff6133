import { builtIn } from "./functions.js";
import { methodOf } from "./methods.js";
import { NotUnderstood, Raised, basesOf } from "./not-understood.js";
import { combine, fit, formatPart, holds, itemOf, sliceOf } from "./operators.js";
import { parse } from "./parse.js";
import type { Block, Expression, Parameter, Round, Statement } from "./syntax.js";
import { Callable, Thing, Unknown, items, known, text, truth, type Value } from "./values.js";

/** Steps that an expression may take. */
const MOST = 50_000;
const DEEPEST = 20;

/** How a block ended. */
type End = { is: "return"; value: Value } | { is: "break" | "continue" } | undefined;

/** Names, and what they stand for. */
type Names = ReadonlyMap<string, Value>;

/**
 * Runs an expression of the server: a small part of Python, with nothing but these names.
 *
 * @returns what it returns
 * @throws NotUnderstood where it uses something that is not known here, or takes too long
 * @throws Raised where it fails on the server
 */
export function run(source: string, names: Names, imported: Names = new Map()): Value {
  const end = new Run(imported).block(parse(source), new Map([...builtIn, ...names]));
  return end?.is === "return" ? end.value : null;
}

class Run {
  #steps = 0;
  #depth = 0;

  constructor(readonly imported: Names) {}

  block(statements: Block, names: Map<string, Value>): End {
    for (const statement of statements) {
      const end = this.#statement(statement, names);
      if (end) return end;
    }
    return undefined;
  }

  #step(): void {
    if (++this.#steps > MOST) throw new NotUnderstood("so many steps");
  }

  #statement(statement: Statement, names: Map<string, Value>): End {
    this.#step();
    switch (statement.is) {
      case "expression":
        this.#value(statement.value, names);
        return undefined;
      case "assign": {
        const value = this.#value(statement.value, names);
        for (const target of statement.targets) this.#assign(target, value, names);
        return undefined;
      }
      case "change": {
        const { target, operator, value } = statement;
        const changed = combine(operator, this.#value(target, names), this.#value(value, names));
        this.#assign(target, changed, names);
        return undefined;
      }
      case "return":
        return { is: "return", value: statement.value ? this.#value(statement.value, names) : null };
      case "if":
        return this.block(this.#holds(statement.condition, names) ? statement.then : statement.otherwise, names);
      case "for":
      case "while":
        return this.#loop(statement, names);
      case "try":
        return this.#try(statement, names);
      case "raise":
        throw new Raised(statement.kind, statement.message ? text(this.#value(statement.message, names)) : "");
      case "import":
        for (const [path, name] of statement.names) names.set(name, this.imported.get(path) ?? new Unknown(path));
        return undefined;
      case "function":
        names.set(
          statement.name,
          this.#function(statement.name, statement.parameters, names, (own) => {
            const end = this.block(statement.body, own);
            return end?.is === "return" ? end.value : null;
          }),
        );
        return undefined;
      case "delete":
        this.#delete(statement.target, names);
        return undefined;
      case "pass":
        return undefined;
      default:
        return { is: statement.is };
    }
  }

  #delete(target: Expression, names: Map<string, Value>): void {
    if (target.is !== "item") throw new NotUnderstood("del");
    const of = this.#value(target.of, names);
    if (!(of instanceof Map)) throw new NotUnderstood("del");
    if (!of.delete(this.#value(target.key, names))) throw new Raised("KeyError");
  }

  #loop(statement: Extract<Statement, { is: "for" | "while" }>, names: Map<string, Value>): End {
    const turns = statement.is === "for" ? [...items(this.#value(statement.items, names))].values() : undefined;
    for (;;) {
      this.#step();
      if (statement.is === "while" && !this.#holds(statement.condition, names)) break;
      const turn = turns?.next();
      if (turn?.done) break;
      if (statement.is === "for") this.#assign(statement.target, turn?.value ?? null, names);
      const end = this.block(statement.body, names);
      if (end?.is === "break") return undefined;
      if (end?.is === "return") return end;
    }
    return this.block(statement.otherwise, names);
  }

  #try({ body, handlers, otherwise, last }: Extract<Statement, { is: "try" }>, names: Map<string, Value>): End {
    let end: End;
    try {
      end = this.block(body, names) ?? this.block(otherwise, names);
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      const isMeant = (kind: string) => basesOf(error).includes(kind);
      const handler = handlers.find(({ kinds }) => !kinds.length || kinds.some(isMeant));
      if (!handler) throw error;
      if (handler.name) names.set(handler.name, new Thing("error", {}, error.message));
      end = this.block(handler.body, names);
    }
    return this.block(last, names) ?? end;
  }

  #assign(target: Expression, value: Value, names: Map<string, Value>): void {
    if (target.is === "name") names.set(target.name, value);
    else if (target.is === "list") {
      const values = items(value);
      if (target.items.some(({ is }) => is === "star")) throw new NotUnderstood("*");
      if (values.length !== target.items.length) throw new Raised("ValueError");
      for (const [at, item] of target.items.entries()) this.#assign(item, values[at] ?? null, names);
    } else if (target.is === "item") {
      const of = known(this.#value(target.of, names));
      const key = known(this.#value(target.key, names));
      if (of instanceof Map) of.set(key, value);
      else if (Array.isArray(of) && typeof key === "number" && key >= 0 && key < of.length) of[key] = value;
      else throw new NotUnderstood("an assignment");
    } else throw new NotUnderstood("an assignment");
  }

  #holds(condition: Expression, names: Map<string, Value>): boolean {
    return truth(this.#value(condition, names));
  }

  #value(expression: Expression, names: Map<string, Value>): Value {
    this.#step();
    switch (expression.is) {
      case "value":
        return expression.value;
      case "format":
        return fit(
          expression.parts
            .map((part) => (typeof part === "string" ? part : formatPart(this.#value(part.value, names), part)))
            .join(""),
        );
      case "name": {
        const value = names.get(expression.name);
        if (value === undefined) throw new NotUnderstood(expression.name);
        return value;
      }
      case "list":
        return this.#all(expression.items, names);
      case "set":
        return new Set(this.#all(expression.items, names));
      case "dict": {
        const map = new Map<Value, Value>();
        for (const [key, value] of expression.pairs) {
          const it = this.#value(value, names);
          if (key) map.set(known(this.#value(key, names)), it);
          else if (it instanceof Map) for (const pair of it) map.set(...pair);
          else throw new NotUnderstood("**");
        }
        return map;
      }
      case "comprehension":
        return this.#comprehension(expression, names);
      case "attribute":
        return this.#attribute(this.#value(expression.of, names), expression.name);
      case "item":
        return itemOf(this.#value(expression.of, names), this.#value(expression.key, names));
      case "slice":
        return sliceOf(
          known(this.#value(expression.of, names)),
          expression.bounds.map((bound) => bound && this.#value(bound, names)),
        );
      case "call":
        return this.#call(expression, names);
      case "unary": {
        const value = this.#value(expression.value, names);
        if (expression.operator === "not") return !truth(value);
        if (typeof value !== "number" || expression.operator === "~") throw new NotUnderstood(expression.operator);
        return expression.operator === "-" ? -value : value;
      }
      case "binary":
        return combine(expression.operator, this.#value(expression.left, names), this.#value(expression.right, names));
      case "compare": {
        let left = this.#value(expression.first, names);
        return expression.rest.every(([operator, it]) => {
          const right = this.#value(it, names);
          const isSo = holds(operator, left, right);
          left = right;
          return isSo;
        });
      }
      case "logic": {
        const left = this.#value(expression.left, names);
        return truth(left) === (expression.operator === "or") ? left : this.#value(expression.right, names);
      }
      case "if":
        return this.#value(this.#holds(expression.condition, names) ? expression.then : expression.otherwise, names);
      case "lambda":
        return this.#function("lambda", expression.parameters, names, (own) => this.#value(expression.body, own));
      case "assign": {
        const value = this.#value(expression.value, names);
        names.set(expression.name, value);
        return value;
      }
      case "star":
        throw new NotUnderstood("*");
    }
  }

  #all(expressions: readonly Expression[], names: Map<string, Value>): Value[] {
    return fit(
      expressions.flatMap((it) => (it.is === "star" ? items(this.#value(it.value, names)) : [this.#value(it, names)])),
    );
  }

  #attribute(of: Value, name: string): Value {
    known(of);
    if (name.startsWith("_")) throw new NotUnderstood(name);
    if (of === null) throw new Raised("AttributeError", name);
    if (of instanceof Thing) return of.get(name);
    const method = methodOf(of, name);
    if (!method) throw new NotUnderstood(`.${name}`);
    return new Callable(name, (args, named) => {
      if (named.size) throw new NotUnderstood(`.${name}`);
      this.#steps += typeof of === "string" ? Math.ceil(of.length / 100) : 0;
      return fit(method(args));
    });
  }

  #call({ of, args, named }: Extract<Expression, { is: "call" }>, names: Map<string, Value>): Value {
    const called = known(this.#value(of, names));
    if (!(called instanceof Callable)) throw new NotUnderstood("a call");
    const given = this.#all(args, names);
    return called.call(given, new Map(named.map(([name, it]) => [name, this.#value(it, names)])));
  }

  #function(
    name: string,
    parameters: readonly Parameter[],
    names: Map<string, Value>,
    body: (own: Map<string, Value>) => Value,
  ) {
    return new Callable(name, (args, named) => {
      if (++this.#depth > DEEPEST) throw new NotUnderstood("so many calls");
      const own = new Map(names);
      for (const [at, { name, otherwise }] of parameters.entries()) {
        const value = args[at] ?? named.get(name) ?? (otherwise && this.#value(otherwise, names));
        if (value === undefined) throw new Raised("TypeError");
        own.set(name, value);
      }
      const result = body(own);
      this.#depth--;
      return result;
    });
  }

  #comprehension(expression: Extract<Expression, { is: "comprehension" }>, names: Map<string, Value>): Value {
    const found: (readonly [Value, Value])[] = [];
    const { item, value, rounds } = expression;
    const turn = ([round, ...inner]: readonly Round[], own: Map<string, Value>): void => {
      if (!round) return void found.push([this.#value(item, own), value ? this.#value(value, own) : null]);
      for (const it of items(this.#value(round.items, own))) {
        this.#step();
        const next = new Map(own);
        this.#assign(round.target, it, next);
        if (round.conditions.every((condition) => this.#holds(condition, next))) turn(inner, next);
      }
    };
    turn(rounds, names);
    if (expression.of === "dict") return new Map(found);
    const all = found.map(([it]) => it);
    return expression.of === "set" ? new Set(all) : fit(all);
  }
}
