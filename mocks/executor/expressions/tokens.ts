import { NotUnderstood } from "./not-understood.js";

/** A piece of an expression in the server's language. */
export interface Token {
  kind: "name" | "number" | "text" | "format" | "mark" | "newline" | "indent" | "dedent" | "end";
  text: string;
}

const MARKS =
  /^(\*\*=|\/\/=|>>=|<<=|\.\.\.|:=|==|!=|<=|>=|->|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|\*\*|\/\/|<<|>>|[-+*/%@&|^~<>()[\]{},:.;=])/;
const NUMBER =
  /^(0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|\d[\d_]*(\.[\d_]*)?([eE][-+]?\d+)?|\.\d[\d_]*([eE][-+]?\d+)?)/;
const NAME = /^[\p{L}_][\p{L}\p{N}_]*/u;
const TEXT = /^([rRuUbBfF]{0,2})("""|'''|"|')/;

/** The pieces of an expression, with the beginnings and ends of its blocks. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  const levels = [0];
  let rest = source.replaceAll("\r\n", "\n");
  let depth = 0;
  let isLineStart = true;
  const push = (kind: Token["kind"], text = "") => tokens.push({ kind, text });
  const skip = (length: number) => (rest = rest.slice(length));

  while (rest) {
    if (isLineStart && depth === 0) {
      const [, space = "", after = ""] = /^([ \t]*)([^]?)/.exec(rest) ?? [];
      skip(space.length);
      if (after === "\n" || after === "#" || (after === "" && rest.trim() === "")) {
        skip((/^[^\n]*\n?/.exec(rest) ?? [""])[0].length);
        continue;
      }
      isLineStart = false;
      const level = space.replaceAll("\t", "        ").length;
      if (level > (levels.at(-1) ?? 0)) {
        levels.push(level);
        push("indent");
      }
      while (level < (levels.at(-1) ?? 0)) {
        levels.pop();
        push("dedent");
      }
      if (level !== levels.at(-1)) throw new NotUnderstood("an indentation");
    }
    const blank = /^([ \t\f]+|\\\n|#[^\n]*)/.exec(rest)?.[0];
    if (blank !== undefined) {
      skip(blank.length);
      continue;
    }
    if (rest.startsWith("\n")) {
      skip(1);
      if (depth === 0) {
        push("newline");
        isLineStart = true;
      }
      continue;
    }
    const [opening, prefix = "", quote = ""] = TEXT.exec(rest) ?? [];
    if (opening !== undefined) {
      const end = endOf(rest, opening.length, quote);
      const raw = rest.slice(opening.length, end);
      skip(end + quote.length);
      if (/b/i.test(prefix)) throw new NotUnderstood("bytes");
      const isRaw = /r/i.test(prefix);
      if (/f/i.test(prefix)) {
        if (isRaw && raw.includes("\\")) throw new NotUnderstood("a raw format");
        push("format", raw);
      } else push("text", isRaw ? raw : unescaped(raw));
      continue;
    }
    const number = NUMBER.exec(rest)?.[0];
    const name = NAME.exec(rest)?.[0];
    const mark = MARKS.exec(rest)?.[0];
    const found = number ?? name ?? mark;
    if (found === undefined) throw new NotUnderstood(rest.slice(0, 1));
    skip(found.length);
    if (number === undefined && name === undefined) depth += /[([{]/.test(found) ? 1 : /[)\]}]/.test(found) ? -1 : 0;
    push(number !== undefined ? "number" : name !== undefined ? "name" : "mark", found);
  }
  if (tokens.length && tokens.at(-1)?.kind !== "newline") push("newline");
  for (; levels.length > 1; levels.pop()) push("dedent");
  push("end");
  return tokens;
}

/** Where the text ends that began before. */
function endOf(source: string, start: number, quote: string): number {
  for (let at = start; at < source.length; at++) {
    if (source.startsWith(quote, at)) return at;
    if (source.charAt(at) === "\\") at++;
    else if (source.charAt(at) === "\n" && quote.length === 1) break;
  }
  throw new NotUnderstood("a text without an end");
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  "\\": "\\",
  "'": "'",
  '"': '"',
  "\n": "",
};

/** What a text says in which a backslash begins some characters. */
export function unescaped(raw: string): string {
  return raw.replace(/\\(x[\da-fA-F]{2}|u[\da-fA-F]{4}|[^])/g, (all, code: string) => {
    const known = ESCAPES[code];
    if (known !== undefined) return known;
    if (/^[xu]./.test(code)) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    if (/^[0-7NabfvUxu]/.test(code)) throw new NotUnderstood(all);
    return all;
  });
}
