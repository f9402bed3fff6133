import { NotUnderstood } from "./not-understood.js";
import { ValueParser } from "./parse-value.js";
import type { Block, Expression, Handler, Statement } from "./syntax.js";
import { tokensOf } from "./tokens.js";

/** Characters that an expression may have. */
const LONGEST = 20_000;
const DEEPEST = 30;

/**
 * Reads an expression in the server's language.
 *
 * @throws NotUnderstood where it says something that is not known here
 */
export function parse(source: string): Block {
  if (source.length > LONGEST) throw new NotUnderstood("so long an expression");
  return new BlockParser(tokensOf(source)).all();
}

class BlockParser extends ValueParser {
  #level = 0;

  all(): Block {
    const statements: Statement[] = [];
    while (!this.isKind("end")) statements.push(...this.#line());
    return statements;
  }

  #block(): Block {
    this.expect(":");
    if (!this.isKind("newline")) return this.#line();
    if (++this.#level > DEEPEST) throw new NotUnderstood("so many blocks");
    this.take();
    if (this.take().kind !== "indent") throw new NotUnderstood("an empty block");
    const statements: Statement[] = [];
    while (!this.isKind("dedent") && !this.isKind("end")) statements.push(...this.#line());
    this.take();
    this.#level--;
    return statements;
  }

  #line(): Statement[] {
    const { kind, text } = this.next;
    if (kind === "name") {
      const compound = this.#compound(text);
      if (compound) return [compound];
    }
    const statements = [this.#simple()];
    while (this.accept(";")) if (!this.isKind("newline")) statements.push(this.#simple());
    if (this.take().kind !== "newline") throw new NotUnderstood("what follows");
    return statements;
  }

  #compound(word: string): Statement | undefined {
    switch (word) {
      case "if":
        this.take();
        return this.#if();
      case "for": {
        this.take();
        const target = this.target();
        this.expect("in");
        const items = this.values();
        return { is: "for", target, items, body: this.#block(), otherwise: this.#else() };
      }
      case "while":
        this.take();
        return { is: "while", condition: this.value(), body: this.#block(), otherwise: this.#else() };
      case "try":
        this.take();
        return this.#try();
      case "def": {
        this.take();
        const name = this.name();
        this.expect("(");
        const parameters = this.parameters(")");
        if (this.accept("->")) this.value();
        return { is: "function", name, parameters, body: this.#block() };
      }
      case "with":
      case "class":
      case "async":
        throw new NotUnderstood(word);
      default:
        return undefined;
    }
  }

  #if(): Statement {
    const condition = this.value();
    const then = this.#block();
    const otherwise = this.accept("elif") ? [this.#if()] : this.#else();
    return { is: "if", condition, then, otherwise };
  }

  #else(): Block {
    return this.accept("else") ? this.#block() : [];
  }

  #try(): Statement {
    const body = this.#block();
    const handlers: Handler[] = [];
    while (this.accept("except")) {
      const kinds: string[] = [];
      if (!this.is(":")) {
        const value = this.value();
        for (const kind of value.is === "list" ? value.items : [value]) kinds.push(lastName(kind));
      }
      handlers.push({ kinds, name: this.accept("as") ? this.name() : undefined, body: this.#block() });
    }
    const otherwise = this.#else();
    return { is: "try", body, handlers, otherwise, last: this.accept("finally") ? this.#block() : [] };
  }

  #simple(): Statement {
    const { kind, text } = this.next;
    if (kind === "name") {
      const known = this.#word(text);
      if (known) return known;
    }
    const value = this.values();
    if (this.accept(":")) {
      this.value(); // a type says nothing
      if (!this.is("=")) return { is: "pass" };
    }
    if (this.is("=")) {
      const targets: Expression[] = [];
      let last = value;
      while (this.accept("=")) {
        targets.push(last);
        last = this.values();
      }
      return { is: "assign", targets, value: last };
    }
    const operator = /^(\*\*|\/\/|<<|>>|[-+*/%&|^])=$/.exec(this.next.text)?.[1];
    if (operator === undefined || !this.isKind("mark")) return { is: "expression", value };
    this.take();
    return { is: "change", target: value, operator, value: this.values() };
  }

  #word(word: string): Statement | undefined {
    switch (word) {
      case "return":
        this.take();
        return { is: "return", value: this.isKind("newline") || this.is(";") ? undefined : this.values() };
      case "pass":
      case "break":
      case "continue":
        this.take();
        return { is: word };
      case "raise": {
        this.take();
        if (this.isKind("newline")) throw new NotUnderstood(word);
        const value = this.value();
        const [message] = value.is === "call" ? value.args : [];
        return { is: "raise", kind: lastName(value.is === "call" ? value.of : value), message };
      }
      case "del":
        this.take();
        return { is: "delete", target: this.values() };
      case "import": {
        this.take();
        return { is: "import", names: this.#imported("") };
      }
      case "from": {
        this.take();
        const from = this.#dotted();
        this.expect("import");
        const isGroup = this.accept("(");
        const names = this.#imported(from);
        if (isGroup) this.expect(")");
        return { is: "import", names };
      }
      case "global":
      case "nonlocal":
      case "assert":
      case "yield":
        throw new NotUnderstood(word);
      default:
        return undefined;
    }
  }

  #dotted(): string {
    let name = this.name();
    while (this.accept(".")) name += `.${this.name()}`;
    return name;
  }

  #imported(from: string): (readonly [string, string])[] {
    const names: (readonly [string, string])[] = [];
    do {
      if (this.is(")")) break;
      const name = this.#dotted();
      const known = this.accept("as") ? this.name() : (name.split(".")[0] ?? name);
      names.push([from ? `${from}.${name}` : name, known]);
    } while (this.accept(","));
    return names;
  }
}

function lastName(value: Expression): string {
  if (value.is === "name") return value.name;
  if (value.is === "attribute") return value.name;
  throw new NotUnderstood("what is raised");
}
