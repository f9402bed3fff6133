import {
  Lexer,
  LineCounter,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Alias,
  type Document,
  type Pair,
  type ParsedNode,
  type Tags,
  type YAMLMap,
} from "yaml";
import { BlueprintFailure, type Place } from "./failure.js";
import { complaint } from "./complaint.js";
import { tags } from "./tags.js";

/** Characters that a file may have. */
export const LARGEST = 5_000_000;

/**
 * Words and marks, such as brackets and colons, that a file may have: some two hundred thousand keys and values, which
 * take about two seconds. A page that reads a file does nothing else meanwhile.
 */
const MOST = 400_000;

/** How far before its node a tag is looked for. */
const NEAR = 200;

/** How much of a name is repeated in a sentence. */
const SHOWN = 60;

/** Where a text stands in another file. */
export interface Origin {
  file?: string | undefined;
  /** Lines and columns before it. */
  lines?: number;
  columns?: number;
}

/** A text in YAML, parsed, with the way back from a node to its place. */
export class Source {
  readonly document: Document.Parsed;
  /** What aliases stand for. Asked one by one, the parser would look through the whole file each time. */
  readonly targets = new Map<Alias, ParsedNode>();
  /** Members that stand twice in a map. Servers take the last one, and say nothing. */
  readonly repeated: { place: Place; sentence: string }[] = [];
  readonly #anchors = new Map<string, ParsedNode>();
  readonly #lines = new LineCounter();
  /** Where the last text in quotes begins. */
  #quote = 0;

  constructor(
    readonly text: string,
    readonly origin: Origin = {},
  ) {
    if (text.length > LARGEST) throw tooLarge(origin.file);
    if (hasTooMuch(text)) throw tooLong(origin.file);
    this.document = this.#parse();
    const [error] = [...this.document.errors, ...this.document.warnings];
    if (error?.code === "RESOURCE_EXHAUSTION") throw tooDeep();
    if (error) {
      // A quote that is not closed is found at the end of the file, and is looked for where it begins.
      const start = error.message.includes("closing") ? this.#quote : error.pos[0];
      throw new BlueprintFailure(
        complaint({ code: error.code, message: error.message, pos: [start, start] }, text),
        this.#at(start),
      );
    }
  }

  /** Where a node begins. */
  place(node: Pick<ParsedNode, "range" | "tag"> | null | undefined): Place {
    const start = node?.range[0] ?? 0;
    // A node begins after its tag, but people see the tag.
    const before = node?.tag?.startsWith("!") ? this.text.slice(Math.max(0, start - NEAR), start) : "";
    const tag = before.lastIndexOf(node?.tag ?? "");
    return this.#at(before && tag >= 0 ? start - before.length + tag : start);
  }

  #at(offset: number): Place {
    const { file, lines = 0, columns = 0 } = this.origin;
    const { line, col } = this.#lines.linePos(offset);
    return { ...(file ? { file } : {}), line: (line || 1) + lines, column: (col || 1) + columns };
  }

  /** Something that is wrong with a node. */
  failure(node: Pick<ParsedNode, "range" | "tag"> | null | undefined, sentence: string): BlueprintFailure {
    return new BlueprintFailure(sentence, this.place(node));
  }

  /** What a node is: an alias is what it stands for. */
  real(node: ParsedNode | null | undefined): ParsedNode | undefined {
    return isAlias(node) ? this.targets.get(node) : (node ?? undefined);
  }

  /** The node of a member; of several of that name, the last one. */
  member(map: YAMLMap.Parsed, name: string): ParsedNode | undefined {
    return this.members(map).get(name)?.value ?? undefined;
  }

  /** The members of a map by their names, with those that are merged into it. */
  members(map: YAMLMap.Parsed): ReadonlyMap<string, Pair<ParsedNode, ParsedNode | null>> {
    const known = this.#members.get(map);
    if (known) return known;
    const members = new Map<string, Pair<ParsedNode, ParsedNode | null>>();
    this.#members.set(map, members); // a map that is merged into itself has an end
    for (const { key, value } of map.items) {
      if (!isMerge(key)) continue;
      const merged = this.real(value);
      // Of several maps the first counts most.
      for (const one of (isSeq(merged) ? [...merged.items].reverse() : [merged]).map((it) => this.real(it))) {
        if (!isMap(one)) throw this.failure(value, "What is merged with << is a map, or a list of maps.");
        for (const [name, pair] of this.members(one)) members.set(name, pair);
      }
    }
    for (const pair of map.items) if (isScalar(pair.key) && !isMerge(pair.key)) members.set(nameOf(pair.key), pair);
    return members;
  }

  readonly #members = new Map<YAMLMap.Parsed, ReadonlyMap<string, Pair<ParsedNode, ParsedNode | null>>>();

  #parse(): Document.Parsed {
    try {
      const document = parseDocument(this.text, {
        version: "1.1",
        // An ordered map compares each of its keys with all others; no server reads one in a blueprint.
        customTags: (known) => [...known.filter(isOrdinary).map(withoutLetters), ...tags],
        lineCounter: this.#lines,
        // Both look at all that came before, for each key and for each error.
        uniqueKeys: false,
        prettyErrors: false,
      });
      this.#walk(document.contents);
      return document;
    } catch (error) {
      if (error instanceof RangeError) throw tooDeep();
      throw error;
    }
  }

  /** Goes through all nodes once. */
  #walk(node: ParsedNode | null): void {
    if (isAlias(node)) {
      const target = this.#anchors.get(node.source);
      if (target) this.targets.set(node, target);
      return;
    }
    if (isScalar(node) && node.type?.startsWith("QUOTE")) this.#quote = node.range[0];
    if (node?.anchor) this.#anchors.set(node.anchor, node);
    if (isSeq(node)) for (const item of node.items) this.#walk(item);
    if (!isMap(node)) return;
    const names = new Set<unknown>();
    for (const { key, value } of node.items) {
      if (isScalar(key)) {
        if (names.has(key.value) && !isMerge(key)) this.#repeat(key);
        names.add(key.value);
      }
      this.#walk(key);
      this.#walk(value);
    }
  }

  #repeat(key: ParsedNode & { value?: unknown }): void {
    const name = String(key.value).slice(0, SHOWN);
    const sentence = `The member ${name} stands in this map before: as on a server, the last one counts.`;
    this.repeated.push({ place: this.place(key), sentence });
  }
}

/** What is said of a file that has more characters than it may. */
export function tooLarge(file?: string): BlueprintFailure {
  return new BlueprintFailure(`${file ? `${file}: the` : "The"} file is larger than 5 MB. ${WAY_OUT}`);
}

/** What is said of a file that has more words and marks than it may. */
function tooLong(file?: string): BlueprintFailure {
  const most = MOST.toLocaleString("en");
  return new BlueprintFailure(
    `${file ? `${file}: the` : "The"} file has more than ${most} words and marks. ${WAY_OUT}`,
  );
}

const WAY_OUT = "Cut it into several files, and import one after the other.";

function hasTooMuch(text: string): boolean {
  if (text.length <= MOST) return false;
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const mark = lexeme.charAt(0); // spaces and comments are none, nor are the parser's own
    if (mark > " " && mark !== "#" && ++count > MOST) return true;
  }
  return false;
}

/** What is said of a file that is nested more deeply than programs can go. */
export function tooDeep(): BlueprintFailure {
  return new BlueprintFailure("The file is nested too deeply.");
}

/** Whether a key merges other maps into its own. */
export function isMerge(key: ParsedNode): boolean {
  return isScalar(key) && key.source === "<<" && typeof key.value === "symbol";
}

function nameOf(key: ParsedNode & { value?: unknown }): string {
  return String(key.value);
}

function isOrdinary(tag: Tags[number]): boolean {
  return typeof tag === "string" ? tag !== "omap" : tag.tag !== "tag:yaml.org,2002:omap";
}

/** Servers read YAML 1.1, where yes is true; but other than there, y is a letter to them. */
function withoutLetters(tag: Tags[number]): Tags[number] {
  if (typeof tag === "string" || tag.collection || tag.tag !== "tag:yaml.org,2002:bool") return tag;
  return { ...tag, test: new RegExp((tag.test?.source ?? "").replace(/Y\|y\||N\|n\|/, "")) };
}
