import { NotUnderstood } from "./not-understood.js";
import type { Token } from "./tokens.js";

/** Words that are no names. */
const WORDS = new Set(
  "and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(
    " ",
  ),
);
/** Whether a name is one of the language's own. */
export function isWord(name: string): boolean {
  return WORDS.has(name);
}

/** Goes through tokens. */
export class TokenReader {
  #at = 0;

  constructor(readonly tokens: readonly Token[]) {}

  get next(): Token {
    return this.tokens[this.#at] ?? { kind: "end", text: "" };
  }

  is(text: string, ahead = 0): boolean {
    const token = this.tokens[this.#at + ahead];
    return token?.text === text && (token.kind === "mark" || token.kind === "name");
  }

  isKind(kind: Token["kind"]): boolean {
    return this.next.kind === kind;
  }

  take(): Token {
    const { next } = this;
    this.#at++;
    return next;
  }

  accept(text: string): boolean {
    const isIt = this.is(text);
    if (isIt) this.#at++;
    return isIt;
  }

  expect(text: string): void {
    if (!this.accept(text)) throw new NotUnderstood(`${this.next.text}, where ${text} is expected`);
  }

  name(): string {
    const { kind, text } = this.take();
    if (kind !== "name" || WORDS.has(text)) throw new NotUnderstood(text);
    return text;
  }
}
