import { parse } from "yaml";

/** Whether the server's language takes a value for true. */
export function isTrue(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

/** What truths make together; nothing if there are none, or no such mode. */
export function combine(mode: string, values: readonly boolean[]): boolean | undefined {
  if (!values.length) return undefined;
  const count = values.filter(Boolean).length;
  switch (mode) {
    case "AND":
      return count === values.length;
    case "NAND":
      return count < values.length;
    case "OR":
      return count > 0;
    case "NOR":
      return count === 0;
    case "XOR":
      return count % 2 === 1;
    case "XNOR":
      return count % 2 === 0;
    default:
      return undefined;
  }
}

/** Percent formatting; nothing if the arguments are too few, too many or of the wrong kind. */
export function format(template: string, args: readonly unknown[]): string | undefined {
  const kinds = Array.from(template.matchAll(/%([sdr%])/g), ([, kind]) => kind).filter((kind) => kind !== "%");
  const fits = kinds.every((kind, at) => kind !== "d" || typeof args[at] === "number");
  if (kinds.length !== args.length || !fits) return undefined;
  const rest = args.map(write)[Symbol.iterator]();
  return template.replace(/%([sdr%])/g, (_, kind: string) => (kind === "%" ? kind : (rest.next().value ?? "")));
}

/** An expression that gives a list of texts and labelled values, as choices are written: such literals are YAML too. */
export function literalList(expression: string): readonly unknown[] | undefined {
  const literal = /^(?:return\s)?\s*(\[[^]*\])$/.exec(expression.trim())?.[1];
  if (literal === undefined || !/^[[\]{},:\s\d.-]*$/.test(withoutTexts(literal))) return undefined;
  try {
    const list: unknown = parse(literal, { uniqueKeys: false, prettyErrors: false });
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

/** An expression without its texts in quotes; from one that is not closed on, all of it is left. */
function withoutTexts(expression: string): string {
  let rest = "";
  let from = 0;
  for (let at = 0; at < expression.length; at++) {
    const quote = expression.charAt(at);
    if (quote !== '"' && quote !== "'") continue;
    const end = endOfText(expression, at);
    if (end < 0) break;
    rest += expression.slice(from, at);
    at = end;
    from = end + 1;
  }
  return rest + expression.slice(from);
}

/** Where the text ends that begins with this quote; nowhere if a line ends after a backslash, or everything does. */
function endOfText(expression: string, start: number): number {
  const quote = expression.charAt(start);
  for (let at = start + 1; at < expression.length; at++) {
    if (expression.charAt(at) === quote) return at;
    if (expression.charAt(at) === "\\" && /[\n\r\u2028\u2029]/.test(expression.charAt(++at))) return -1;
  }
  return -1;
}

function write(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  return typeof value === "string" ? value : JSON.stringify(value);
}
