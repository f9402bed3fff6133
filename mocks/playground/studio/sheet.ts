import { cssLanguage } from "@codemirror/lang-css";

/** A rule of a style sheet. */
export interface Rule {
  line: number;
  /** Its selector as it is written, after those of the rules around it. */
  chain: readonly string[];
  /** The same for any state of an element, such as `:hover`, and for the element of a `::before`. */
  atAnyTime: readonly string[];
  /** What it is inside of, such as `@media (max-width: 600px)`. */
  conditions: readonly string[];
}

/** An address that a sheet loads something from. */
export interface Source {
  line: number;
  address: string;
  kind: "sheet" | "font" | "image";
}

/** What a style sheet says, with its lines. */
export interface Sheet {
  rules: readonly Rule[];
  sources: readonly Source[];
  /** Lines with something that is no CSS. */
  mistakes: readonly number[];
}

type Node = ReturnType<typeof cssLanguage.parser.parse>["topNode"];

/** States that come and go, and parts that an element has only with some contents. */
const PASSING =
  /^(hover|focus|focus-visible|focus-within|active|autofill|-webkit-autofill|before|after|placeholder|marker|selection|first-line|first-letter|file-selector-button|backdrop|-webkit-[\w-]+|-moz-[\w-]+)$/;

/** Means every element, and weighs the same as a pseudo-class. */
const ANY = ":not(._)";

/** Reads a style sheet, without a browser's opinion of it. */
export function readSheet(css: string): Sheet {
  const rules: Rule[] = [];
  const sources: Source[] = [];
  const mistakes = new Set<number>();
  const lineOf = (node: Node) => css.slice(0, node.from).split("\n").length;
  const textOf = (node: Node) => css.slice(node.from, node.to);

  const readBlock = (node: Node, around: Pick<Rule, "chain" | "atAnyTime" | "conditions">, kind: Source["kind"]) => {
    for (const child of childrenOf(node)) {
      if (child.type.isError) mistakes.add(lineOf(child));
      const block = child.getChild("Block");
      if (child.name === "ImportStatement" || child.name === "Declaration") {
        const found = child.name === "ImportStatement" ? "sheet" : kind;
        for (const address of addressesIn(child, found === "sheet")) {
          sources.push({ line: lineOf(child), address: unquoted(textOf(address)), kind: found });
        }
      } else if (child.name === "RuleSet" && block) {
        const chain = [...around.chain, css.slice(child.from, block.from).trim()];
        const atAnyTime = [...around.atAnyTime, anyTime(child, block)];
        rules.push({ ...around, line: lineOf(child), chain, atAnyTime });
        readBlock(block, { ...around, chain, atAnyTime }, "image");
      } else if (block && child.name !== "KeyframesStatement") {
        const condition = css.slice(child.from, block.from).trim();
        const isFont = condition.startsWith("@font-face");
        readBlock(block, { ...around, conditions: [...around.conditions, condition] }, isFont ? "font" : "image");
      }
    }
  };

  /** The selector of a rule, whatever state its elements are in. */
  const anyTime = (rule: Node, block: Node) => {
    let text = "";
    let at = rule.from;
    rule.cursor().iterate((node) => {
      if (node.from >= block.from) return false;
      if (node.name !== "PseudoClassName" || !PASSING.test(css.slice(node.from, node.to))) return undefined;
      const colon = node.node.prevSibling;
      if (!colon) return undefined;
      text += css.slice(at, colon.from) + ANY;
      at = node.to;
      return undefined;
    });
    return (text + css.slice(at, block.from)).trim();
  };

  readBlock(cssLanguage.parser.parse(css).topNode, { chain: [], atAnyTime: [], conditions: [] }, "image");
  return { rules, sources, mistakes: [...mistakes] };
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** The addresses of `url()`, and those in quotes of an import. */
function addressesIn(node: Node, isImport: boolean): Node[] {
  const own = isImport ? node.getChildren("StringLiteral") : [];
  const found: Node[] = [...own];
  node.cursor().iterate((inner) => {
    if (inner.name !== "CallLiteral") return undefined;
    const call = inner.node;
    const address = call.getChild("StringLiteral") ?? call.getChild("ParenthesizedContent");
    if (address) found.push(address);
    return undefined;
  });
  return found;
}

function unquoted(text: string): string {
  return /^(["']).*\1$/s.test(text) ? text.slice(1, -1) : text.trim();
}
