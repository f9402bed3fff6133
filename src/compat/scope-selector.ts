/** The attribute by which every node carries the tag of the shadow tree that it belongs to. */
export const TREE = "ak-tree";

/**
 * What a rule selects: nodes of its own tree, the host, or slotted nodes. In shadow DOM a rule on the host loses to all
 * rules of the tree around it, and one on a slotted node to those of the tree that the node came from.
 */
export type Origin = "own" | "host" | "slotted";

export interface ScopedSelector {
  origin: Origin;
  text: string;
}

/**
 * Rewrites a complex selector of the shadow trees of `tag`, or without a tag of the document, for a sheet of the
 * document.
 */
function scopeSelector(selector: string, tag: string): ScopedSelector {
  const own = tag && `:where([${TREE}="${tag}"])`;
  let origin: Origin = "own";
  let text = "";
  const steps = parse(selector);
  steps.forEach(({ combinator, compound }, index) => {
    const isSubject = index === steps.length - 1;
    const host = /^:host(?![-\w])/.exec(compound);
    const slotted = /^(.*?)::slotted\(/.exec(compound);
    const part = /^(.*?)::part\(/.exec(compound);
    if (host) {
      text += combinator + scopeHost(compound.slice(host[0].length), tag);
      if (isSubject) origin = "host";
    } else if (slotted) {
      text = scopeSlotted(text, combinator, compound, slotted[1] ?? "", tag);
      origin = "slotted";
    } else if (part) {
      text += combinator + scopePart(compound, part[1] ?? "", own);
    } else {
      text += combinator + mark(compound, own, tag);
    }
  });
  return { origin, text };
}

/** The rewritten selectors of a list, those of one origin joined. */
export function scopeSelectorList(list: string, tag: string): Partial<Record<Origin, string>> {
  const groups: Partial<Record<Origin, string>> = {};
  for (const selector of split(list, ",").filter(isReasonable)) {
    const { origin, text } = scopeSelector(selector, tag);
    groups[origin] = groups[origin] === undefined ? text : `${groups[origin]},${text}`;
  }
  return groups;
}

/** The rewritten selectors of a list that name parts of our elements; empty if none does. */
export function scopeParts(list: string): string {
  const selectors = split(list, ",").filter((selector) => selector.includes("::part(") && isReasonable(selector));
  return selectors.map((selector) => scopeSelector(selector, "").text).join();
}

/** Brackets in a selector, beyond which it is left out: each level of nesting is read anew, which would freeze the page. */
const MOST_BRACKETS = 100;

function isReasonable(selector: string): boolean {
  return selector.split("(").length <= MOST_BRACKETS;
}

/** `:host` and `:host(…)`: the tag, with the specificity of a pseudo-class. */
function scopeHost(rest: string, tag: string): string {
  const host = `:is(${tag},._)`;
  if (!rest.startsWith("(")) return host + rest;
  const end = closing(rest, 0);
  return `${host}:is(${rest.slice(1, end)})${rest.slice(end + 1)}`;
}

/**
 * `::slotted()`: emulated slots are not in the document, so slotted nodes are children of the slot's parent that belong
 * to another tree. Nodes that a slot passes on to a slot of an inner tree are matched by the rules of that tree alone.
 */
function scopeSlotted(before: string, combinator: string, compound: string, slot: string, tag: string): string {
  const start = compound.indexOf("::slotted(") + "::slotted".length;
  const end = closing(compound, start);
  const name = /\[name=["']?([^"'\]]+)["']?\]/.exec(slot)?.[1];
  const node = `${compound.slice(start + 1, end)}${name ? `[slot="${name}"]` : ""}:where(:not([${TREE}="${tag}"]))`;
  const parent = before
    ? combinator === ">"
      ? before
      : `:is(${before},${before} *):where([${TREE}="${tag}"],${tag})`
    : `:where([${TREE}="${tag}"],${tag})`;
  return `${parent}>${node}${compound.slice(end + 1)}`;
}

/**
 * `::part()`: like all rules of an outer tree, it beats those of the inner tree. `#_` gives it the specificity of an
 * id.
 */
function scopePart(compound: string, host: string, own: string): string {
  const start = compound.indexOf("::part(") + "::part".length;
  const end = closing(compound, start);
  const inner = /^[a-z][\w]*-[-\w]*/.exec(host)?.[0];
  const names = compound
    .slice(start + 1, end)
    .trim()
    .split(/\s+/)
    .map((name) => `[part~="${name}"]`)
    .join("");
  const tree = inner ? `:where([${TREE}="${inner}"])` : "";
  return `${host}${own} :is(${names},#_)${tree}${compound.slice(end + 1)}`;
}

/** Inserts the mark before a pseudo-element, and into the arguments of pseudo-classes that match other nodes. */
function mark(compound: string, own: string, tag: string): string {
  const at = pseudoElement(compound);
  const head = scopeArguments(compound.slice(0, at), tag);
  if (head.startsWith("&")) return head + compound.slice(at);
  return `${head || "*"}${own}${compound.slice(at)}`;
}

function scopeArguments(compound: string, tag: string): string {
  const match = /:(is|where|not|has)\(/.exec(compound);
  if (!match) return compound;
  const start = match.index + match[0].length - 1;
  const end = closing(compound, start);
  const list = split(compound.slice(start + 1, end), ",").map((selector) => scopeSelector(selector, tag).text);
  const rest = scopeArguments(compound.slice(end + 1), tag);
  return `${compound.slice(0, start)}(${list.join(",")})${rest}`;
}

function pseudoElement(compound: string): number {
  const at = compound.search(/::|:(?:before|after|first-line|first-letter)\b/);
  return at < 0 ? compound.length : at;
}

interface Step {
  combinator: string;
  compound: string;
}

/** Splits a complex selector into its parts. A leading combinator, as in nested rules and `:has()`, is kept. */
function parse(selector: string): Step[] {
  const steps: Step[] = [];
  let combinator = "";
  for (const piece of pieces(selector.trim(), " \n\t>+~")) {
    if (/^[>+~]$/.test(piece)) combinator = piece;
    else if (/^\s$/.test(piece)) combinator ||= " ";
    else {
      steps.push({ combinator, compound: piece });
      combinator = "";
    }
  }
  return steps;
}

function split(list: string, separator: string): string[] {
  return pieces(list, separator)
    .filter((piece) => piece !== separator)
    .map((piece) => piece.trim());
}

/** Splits a text at separators outside of brackets and strings; separators are pieces of their own. */
function pieces(text: string, separators: string): string[] {
  const found: string[] = [];
  let piece = "";
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (separators.includes(char)) {
      if (piece) found.push(piece);
      found.push(char);
      piece = "";
      continue;
    }
    const end = /[([]/.test(char) ? closing(text, at) : char === "\\" ? at + 1 : at;
    piece += text.slice(at, end + 1);
    at = end;
  }
  if (piece) found.push(piece);
  return found;
}

/** The index of the bracket that closes the one at `start`. */
function closing(text: string, start: number): number {
  let depth = 0;
  let quote = "";
  for (let at = start; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "\\") at++;
    else if (quote) quote = char === quote ? "" : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === "(" || char === "[") depth++;
    else if ((char === ")" || char === "]") && --depth === 0) return at;
  }
  return text.length;
}
