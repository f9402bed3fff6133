import { existsSync } from "node:fs";
import { place, read, type Block } from "./documents.js";

/** Where a snippet would be a file: where its fence says, else in `docs/`, named after its document and line. */
function pathOf({ file, line, language, note }: Block): string {
  return note.split(" ")[0] || `${file.replace(/\.md$/, "")}-${line}.${language}`;
}

/**
 * The texts of all files with the snippets in them, by path: a file that is there already gets the snippet below the
 * line that the fence names, else at its end.
 */
export function withSnippets(snippets: readonly Block[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const snippet of snippets) {
    const path = pathOf(snippet);
    const text = texts.get(path) ?? (existsSync(path) ? read(path) : "");
    const lines = text.split("\n");
    const [, above] = snippet.note.split(" below: ");
    const at = above === undefined ? lines.length : lines.indexOf(above) + 1;
    if (at === 0) throw new Error(`${place(snippet)}: ${path} has no such line`);
    texts.set(path, lines.toSpliced(at, 0, snippet.text).join("\n"));
  }
  return texts;
}
