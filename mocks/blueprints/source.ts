import {
  LineCounter,
  isMap,
  isScalar,
  parseDocument,
  type Document,
  type ParsedNode,
  type Tags,
  type YAMLMap,
} from "yaml";
import { BlueprintFailure, type Place } from "./failure.js";
import { tags } from "./tags.js";

const LARGEST = 1_000_000;

/** The text of a blueprint, parsed, with the way back from a node to its place. */
export class Source {
  readonly document: Document.Parsed;
  readonly root: YAMLMap.Parsed;
  readonly #lines = new LineCounter();

  constructor(readonly text: string) {
    if (text.length > LARGEST) throw new BlueprintFailure("The file is larger than a megabyte.");
    this.document = this.#parse();
    const [error] = [...this.document.errors, ...this.document.warnings];
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
    const tag = node?.tag?.startsWith("!") ? this.text.lastIndexOf(node.tag, start) : start;
    const { line, col } = this.#lines.linePos(tag);
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
      return parseDocument(this.text, {
        version: "1.1",
        customTags: (known) => [...known.map(withoutLetters), ...tags],
        lineCounter: this.#lines,
      });
    } catch (error) {
      if (error instanceof RangeError) throw new BlueprintFailure("The file is nested too deeply.");
      throw error;
    }
  }
}

/** The node of a member. */
export function nodeAt(map: YAMLMap.Parsed, key: string): ParsedNode | undefined {
  const pair = map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
  return pair?.value ?? undefined;
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
