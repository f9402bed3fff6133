import {
  LineCounter,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Alias,
  type Document,
  type ParsedNode,
  type Tags,
  type YAMLMap,
} from "yaml";
import { BlueprintFailure, type Place } from "./failure.js";
import { tags } from "./tags.js";

/** Characters that a file may have. */
export const LARGEST = 1_000_000;

/** How far before its node a tag is looked for. */
const NEAR = 200;

/** How much of a name is repeated in a sentence. */
const SHOWN = 60;

/** The text of a blueprint, parsed, with the way back from a node to its place. */
export class Source {
  readonly document: Document.Parsed;
  readonly root: YAMLMap.Parsed;
  /** What aliases stand for. Asked one by one, the parser would look through the whole file each time. */
  readonly targets = new Map<Alias, ParsedNode>();
  /** Members that stand twice in a map. Servers take the last one, and say nothing. */
  readonly repeated: { place: Place; sentence: string }[] = [];
  readonly #anchors = new Map<string, ParsedNode>();
  readonly #lines = new LineCounter();

  constructor(readonly text: string) {
    if (text.length > LARGEST) throw tooLarge();
    this.document = this.#parse();
    const [error] = [...this.document.errors, ...this.document.warnings];
    if (error?.code === "RESOURCE_EXHAUSTION") throw tooDeep();
    if (error) {
      const { line, col } = this.#lines.linePos(error.pos[0]);
      throw new BlueprintFailure(sentence(error.message), { line, column: col });
    }
    const root: ParsedNode | null = this.document.contents;
    if (!isMap(root)) throw this.failure(root, "A blueprint is a map with the members version and entries.");
    this.root = root;
    if (this.scalar(root, "version") !== 1) {
      throw this.failure(nodeAt(root, "version") ?? root, "Only version 1 of blueprints can be read.");
    }
  }

  /** Where a node begins. */
  place(node: Pick<ParsedNode, "range" | "tag"> | null | undefined): Place {
    const start = node?.range[0] ?? 0;
    // A node begins after its tag, but people see the tag.
    const before = node?.tag?.startsWith("!") ? this.text.slice(Math.max(0, start - NEAR), start) : "";
    const tag = before.lastIndexOf(node?.tag ?? "");
    const { line, col } = this.#lines.linePos(before && tag >= 0 ? start - before.length + tag : start);
    return { line: line || 1, column: col || 1 };
  }

  /** Something that is wrong with a node. */
  failure(node: Pick<ParsedNode, "range" | "tag"> | null | undefined, sentence: string): BlueprintFailure {
    return new BlueprintFailure(sentence, this.place(node));
  }

  /** A member that is neither a list nor a map. */
  scalar(map: YAMLMap.Parsed, key: string): unknown {
    const node = nodeAt(map, key);
    return isScalar(node) ? node.value : undefined;
  }

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
    if (node?.anchor) this.#anchors.set(node.anchor, node);
    if (isSeq(node)) for (const item of node.items) this.#walk(item);
    if (!isMap(node)) return;
    const names = new Set<unknown>();
    for (const { key, value } of node.items) {
      if (isScalar(key)) {
        if (names.has(key.value)) this.#repeat(key);
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
export function tooLarge(): BlueprintFailure {
  return new BlueprintFailure("The file is larger than a megabyte.");
}

/** What is said of a file that is nested more deeply than programs can go. */
export function tooDeep(): BlueprintFailure {
  return new BlueprintFailure("The file is nested too deeply.");
}

/** The node of a member. */
export function nodeAt(map: YAMLMap.Parsed, key: string): ParsedNode | undefined {
  const pair = map.items.findLast((pair) => isScalar(pair.key) && pair.key.value === key);
  return pair?.value ?? undefined;
}

function isOrdinary(tag: Tags[number]): boolean {
  return typeof tag === "string" ? tag !== "omap" : tag.tag !== "tag:yaml.org,2002:omap";
}

/** Servers read YAML 1.1, where yes is true; but other than there, y is a letter to them. */
function withoutLetters(tag: Tags[number]): Tags[number] {
  if (typeof tag === "string" || tag.collection || tag.tag !== "tag:yaml.org,2002:bool") return tag;
  return { ...tag, test: new RegExp((tag.test?.source ?? "").replace(/Y\|y\||N\|n\|/, "")) };
}

/** The first line of what the parser says, without its own idea of the place. */
function sentence(message: string): string {
  const [line = ""] = message.split("\n");
  const text = line.replace(/ at line \d+, column \d+:?$/, "").replace(/:$/, "");
  return text.endsWith(".") ? text : `${text}.`;
}
