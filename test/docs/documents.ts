import { readFileSync } from "node:fs";
import { globSync } from "tinyglobby";

/** The readme of the package, which names what can be imported from it. */
export const PACKAGE = "build/package/README.md";

/** The documents for people who use the page, the element or the package. */
export const documents: readonly string[] = ["README.md", ...globSync("docs/*.md").sort(), PACKAGE];

/** A fenced block of a document. */
export interface Block {
  file: string;
  /** The line of its first fence, from 1. */
  line: number;
  /** What it is written in, such as `ts`. */
  language: string;
  /** What else its first fence says, such as the file that it stands for. */
  note: string;
  text: string;
}

/** The text of a document. */
export function read(file: string): string {
  return readFileSync(file, "utf8");
}

/** All fenced blocks of a document, in order. */
export function blocksIn(file: string, text = read(file)): Block[] {
  const blocks: Block[] = [];
  let open: { line: number; language: string; note: string; lines: string[] } | undefined;
  for (const [at, line] of text.split("\n").entries()) {
    const [, language, note = ""] = /^\s*```(\w*)(.*)$/.exec(line) ?? [];
    if (language === undefined) open?.lines.push(line);
    else if (open) {
      blocks.push({ file, line: open.line, language: open.language, note: open.note, text: open.lines.join("\n") });
      open = undefined;
    } else open = { line: at + 1, language, note: note.trim(), lines: [] };
  }
  if (open) throw new Error(`${file}:${open.line}: the block does not end`);
  return blocks;
}

/** The blocks of all documents in one of these languages. */
export function blocks(...languages: string[]): Block[] {
  return documents.flatMap((file) => blocksIn(file)).filter(({ language }) => languages.includes(language));
}

/** Where a block stands, for messages. */
export function place({ file, line }: Block): string {
  return `${file}:${line}`;
}

/** A document without its fenced blocks. */
export function prose(file: string): string {
  return read(file).replaceAll(/^\s*```[^]*?^\s*```$/gm, "");
}

/** What stands in backticks in the prose of a document. */
export function codeWords(file: string): string[] {
  return [...prose(file).matchAll(/`([^`\n]+)`/g)].map(([, words = ""]) => words);
}
