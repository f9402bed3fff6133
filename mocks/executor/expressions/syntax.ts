/** A value in an expression. */
export type Expression =
  | { is: "value"; value: string | number | boolean | null }
  | { is: "format"; parts: readonly (string | FormatPart)[] }
  | { is: "name"; name: string }
  | { is: "list"; items: readonly Expression[] }
  | { is: "set"; items: readonly Expression[] }
  | { is: "dict"; pairs: readonly (readonly [key: Expression | undefined, value: Expression])[] }
  | { is: "star"; value: Expression }
  | { is: "comprehension"; of: "list" | "set" | "dict"; item: Expression; value?: Expression; rounds: readonly Round[] }
  | { is: "attribute"; of: Expression; name: string }
  | { is: "item"; of: Expression; key: Expression }
  | { is: "slice"; of: Expression; bounds: readonly (Expression | undefined)[] }
  | { is: "call"; of: Expression; args: readonly Expression[]; named: readonly (readonly [string, Expression])[] }
  | { is: "unary"; operator: string; value: Expression }
  | { is: "binary"; operator: string; left: Expression; right: Expression }
  | { is: "compare"; first: Expression; rest: readonly (readonly [operator: string, Expression])[] }
  | { is: "logic"; operator: "and" | "or"; left: Expression; right: Expression }
  | { is: "if"; condition: Expression; then: Expression; otherwise: Expression }
  | { is: "lambda"; parameters: readonly Parameter[]; body: Expression }
  | { is: "assign"; name: string; value: Expression };

/** A value in braces in a text. */
export interface FormatPart {
  value: Expression;
  conversion: string;
  spec: string;
}

/** `for … in … if …` in a comprehension. */
export interface Round {
  target: Expression;
  items: Expression;
  conditions: readonly Expression[];
}

/** What a function is given. */
export interface Parameter {
  name: string;
  otherwise?: Expression;
}

/** A line, or a block of lines. */
export type Statement =
  | { is: "expression"; value: Expression }
  | { is: "assign"; targets: readonly Expression[]; value: Expression }
  | { is: "change"; target: Expression; operator: string; value: Expression }
  | { is: "return"; value: Expression | undefined }
  | { is: "if"; condition: Expression; then: Block; otherwise: Block }
  | { is: "for"; target: Expression; items: Expression; body: Block; otherwise: Block }
  | { is: "while"; condition: Expression; body: Block; otherwise: Block }
  | { is: "try"; body: Block; handlers: readonly Handler[]; otherwise: Block; last: Block }
  | { is: "raise"; kind: string; message: Expression | undefined }
  | { is: "import"; names: readonly (readonly [from: string, name: string])[] }
  | { is: "function"; name: string; parameters: readonly Parameter[]; body: Block }
  | { is: "delete"; target: Expression }
  | { is: "pass" | "break" | "continue" };

export type Block = readonly Statement[];

/** What is done about something that was raised. */
export interface Handler {
  /** Any without. */
  kinds: readonly string[];
  name: string | undefined;
  body: Block;
}
