import { isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from "yaml";
import { BlueprintFailure, type Place } from "./failure.js";
import { Source, type Origin } from "./source.js";

/** A text to import, perhaps with the name of its file. */
export type File = string | { readonly name: string; readonly text: string };

/** A blueprint, where it stands in a file. */
export interface Blueprint {
  source: Source;
  root: YAMLMap.Parsed;
}

/** What a file has besides a blueprint. */
export interface Unwrapped {
  blueprints: readonly Blueprint[];
  /** What was around them. */
  wrappers: readonly { place: Place; sentence: string }[];
}

/** How deep blueprints are looked for in other files. */
const DEEPEST = 12;

/** The blueprints of a file, which may be around them: of Kubernetes, of Helm, of the API, or a page of a manual. */
export function unwrap(file: File): Unwrapped {
  const { name, text } = typeof file === "string" ? { name: undefined, text: file } : file;
  const fences = fencesOf(text, name);
  if (fences.length) {
    const sources = fences.flatMap(({ text, ...origin }) => (isOfBlueprints(text) ? [new Source(text, origin)] : []));
    const found = sources.flatMap((source) => (isMap(source.document.contents) ? blueprintsIn(source) : []));
    const rests = sources.filter(({ document: { contents } }) => isSeq(contents)).map(fragment);
    const { blueprints, wrappers } = wrapped(found, "a block of code in a text");
    if (found.length) return { blueprints, wrappers: [...wrappers, ...rests] };
  }
  const documents = documentsOf(text, name);
  if (documents.length < 2) return read(new Source(text, { file: name }));
  const sources = documents.map(({ text, ...origin }) => new Source(text, origin));
  const isWrapper = ({ document: { contents } }: Source) => isMap(contents) && contents.has("kind");
  if (sources.some(isWrapper)) {
    const found = sources.flatMap(blueprintsIn);
    if (found.length) return wrapped(found, "objects of Kubernetes");
  }
  const [, second] = documents;
  throw new BlueprintFailure(
    "Here a second document begins (---), but a file holds one blueprint: put each into a file of its own.",
    { ...(name ? { file: name } : {}), line: (second?.lines ?? 0) + 1, column: 1 },
  );
}

function read(source: Source): Unwrapped {
  const root: ParsedNode | null = source.document.contents;
  const found = blueprintsIn(source);
  if (found.length) {
    if (found.some(({ root: it }) => it === root)) return { blueprints: found, wrappers: [] };
    const kind = isMap(root) ? scalarAt(source, root, "kind") : undefined;
    const article = typeof kind === "string" && /^[aeiou]/i.test(kind) ? "an" : "a";
    return wrapped(found, typeof kind === "string" ? `${article} ${kind}` : "another file");
  }
  const first = "A blueprint is a map with the members version and entries.";
  throw source.failure(root, `${first} ${whatElse(root, source.text)}`.trim());
}

function wrapped(blueprints: readonly Blueprint[], what: string): Unwrapped {
  const wrappers = blueprints.map(({ source, root }) => ({
    place: source.place(root),
    sentence: `This is ${what} around a blueprint, which was taken out.`,
  }));
  return { blueprints, wrappers };
}

/** Whether a block of code may be about blueprints; others, as of Kubernetes or of a template, say nothing here. */
function isOfBlueprints(text: string): boolean {
  return /\bmodel"?\s*:/.test(text);
}

/** What is said of a block that has entries, and nothing around them. */
function fragment(source: Source): Unwrapped["wrappers"][number] {
  const sentence =
    "This block has entries, but is no blueprint of its own: it was left out. Put its lines below “entries:”.";
  return { place: source.place(source.document.contents), sentence };
}

/** The blueprints that a file is, or that it has in its maps, lists and texts. */
function blueprintsIn(source: Source): Blueprint[] {
  const found: Blueprint[] = [];
  const root: ParsedNode | null = source.document.contents;
  if (isMap(root) && isBlueprint(source, root)) return [{ source, root }];
  const isSecret = isMap(root) && scalarAt(source, root, "kind") === "Secret";
  const look = (node: ParsedNode | null | undefined, depth: number): void => {
    if (!node || depth > DEEPEST) return;
    if (isMap(node)) {
      if (depth > 0 && hasEntries(source, node)) found.push({ source, root: node });
      else for (const { value } of node.items) look(value, depth + 1);
    } else if (isSeq(node)) for (const item of node.items) look(item, depth + 1);
    else if (isScalar(node) && typeof node.value === "string") {
      const text = isSecret ? (decoded(node.value) ?? node.value) : node.value;
      if (!/^\s*("?entries"?\s*:|\{)/m.test(text) || !text.includes("model")) return;
      const inner = new Source(text, originOf(source, node));
      const contents: ParsedNode | null = inner.document.contents;
      if (isMap(contents) && hasEntries(inner, contents)) found.push({ source: inner, root: contents });
    }
  };
  look(root, 0);
  return found;
}

/** Whether a map may be nothing else; what a server needs may be left out. */
function isBlueprint(source: Source, map: YAMLMap.Parsed): boolean {
  const members = source.members(map);
  if (members.has("kind") && members.has("apiVersion")) return false;
  return ["version", "entries", "metadata"].some((name) => members.has(name)) && !members.has("data");
}

function hasEntries(source: Source, map: YAMLMap.Parsed): boolean {
  const node = source.real(source.member(map, "entries"));
  const [first] = isMap(node) ? node.items.map(({ value }) => value) : [node];
  const [entry] = isSeq(first) ? first.items.map((item) => source.real(item)) : [];
  return isMap(entry) && source.members(entry).has("model");
}

function scalarAt(source: Source, map: YAMLMap.Parsed, name: string): unknown {
  const node = source.real(source.member(map, name));
  return isScalar(node) ? node.value : undefined;
}

/** Where a text begins in its file: that of a block begins in the line after its mark. */
function originOf({ origin, text }: Source, node: ParsedNode): Origin {
  const start = node.range[0];
  const before = text.slice(0, start).split("\n").length - 1 + (origin.lines ?? 0);
  if (!/[|>]/.test(text.charAt(start))) return { ...origin, lines: before };
  const line = text.slice(text.indexOf("\n", start) + 1);
  return { ...origin, lines: before + 1, columns: /^\n*( *)/.exec(line)?.[1]?.length ?? 0 };
}

function decoded(text: string): string | undefined {
  if (!/^[\w+/=\s]{16,}$/.test(text)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(text.replace(/\s/g, "")), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}

/** The documents that stand in a text one after the other, without those that are empty. */
function documentsOf(text: string, file: string | undefined): (Origin & { text: string })[] {
  const documents: (Origin & { text: string })[] = [];
  let lines: string[] = [];
  let first = 0;
  const end = () => {
    const isEmpty = lines.every((line) => /^\s*(#.*)?$|^---\s*$|^\.\.\.\s*$/.test(line));
    if (!isEmpty) documents.push({ text: lines.join("\n"), file, lines: first });
  };
  for (const [at, line] of text.split("\n").entries()) {
    if (/^---(\s|$)/.test(line)) {
      end();
      [lines, first] = [[], at];
    }
    lines.push(line);
  }
  end();
  return documents;
}

/** The blocks of YAML in a text of Markdown. */
function fencesOf(text: string, file: string | undefined): (Origin & { text: string })[] {
  if (!/^ *```ya?ml/m.test(text)) return [];
  const blocks: (Origin & { text: string })[] = [];
  let block: { first: number; columns: number; lines: string[] } | undefined;
  for (const [at, line] of text.split("\n").entries()) {
    const columns = line.length - line.trimStart().length;
    const mark = line.slice(columns);
    if (!block && /^```ya?ml/.test(mark)) block = { first: at + 1, columns, lines: [] };
    else if (block && mark.startsWith("```")) {
      blocks.push({ text: block.lines.join("\n"), file, lines: block.first, columns: block.columns });
      block = undefined;
    } else block?.lines.push(line.slice(Math.min(columns, block.columns))); // a block in a list is indented
  }
  return blocks;
}

/** What somebody may have meant whose file is none. */
function whatElse(root: ParsedNode | null, text: string): string {
  if (/^\s*<(!doctype|html)/i.test(text)) return "This is a page: download the file that it shows (“raw”).";
  if (isSeq(root)) return "Here a list was found. If these are its entries, write “entries:” above, and indent them.";
  if (isMap(root)) {
    const names = root.items.slice(0, 3).map(({ key }) => (isScalar(key) ? String(key.value) : "…"));
    return `Here a map with the members ${names.join(", ")} was found.`;
  }
  return text.trim() ? "Here a text was found." : "This file is empty.";
}
