import { isAlias, isMap, isScalar, isSeq, type ParsedNode } from "yaml";
import type { Blueprint } from "./files.js";
import { isA, modelNamed } from "./models.js";

/** What a file makes and what it looks for, as far as it says so in plain words. */
interface Mention {
  model: string;
  /** `slug\0my-flow` and the like. */
  names: readonly string[];
}

interface Mentions {
  blueprint: Blueprint;
  made: readonly Mention[];
  wanted: readonly Mention[];
}

/** Puts files after those that make what they look for; else they stay as they came. */
export function inOrder(blueprints: readonly Blueprint[]): readonly Blueprint[] {
  if (blueprints.length < 2) return blueprints;
  const all = blueprints.map(mentionsOf);
  const makers = new Map<string, Mentions[]>();
  for (const one of all) {
    for (const { names } of one.made) for (const name of names) makers.set(name, [...(makers.get(name) ?? []), one]);
  }
  const ordered = new Set<Mentions>();
  const begun = new Set<Mentions>();
  const place = (one: Mentions): void => {
    if (begun.has(one)) return; // files in a circle stay as they came
    begun.add(one);
    for (const wanted of one.wanted) {
      if (one.made.some((made) => isOf(made, wanted))) continue;
      const candidates = wanted.names.flatMap((name) => makers.get(name) ?? []);
      const maker = candidates.find(({ made }) => made.some((it) => isOf(it, wanted)));
      if (maker) place(maker);
    }
    ordered.add(one);
  };
  for (const one of all) place(one);
  return [...ordered].map(({ blueprint }) => blueprint);
}

function isOf(made: Mention, wanted: Mention): boolean {
  return (
    isA(made.model, wanted.model) && wanted.names.length > 0 && wanted.names.every((name) => made.names.includes(name))
  );
}

function mentionsOf(blueprint: Blueprint): Mentions {
  const { source, root } = blueprint;
  const made: Mention[] = [];
  const wanted: Mention[] = [];
  const visit = (node: ParsedNode | null | undefined): void => {
    if (isAlias(node)) return; // what it stands for is visited where it stands
    if (isSeq(node)) {
      if (node.tag === "!Find" || node.tag === "!FindObject") {
        const [model, ...fields] = node.items;
        const names = fields.flatMap((field) => {
          const pair = source.real(field);
          return isSeq(pair) ? nameOf(pair.items[0], pair.items[1]) : [];
        });
        if (isScalar(model)) wanted.push({ model: modelNamed(String(model.value)), names });
      }
      for (const item of node.items) visit(item);
    } else if (isMap(node)) for (const { value } of node.items) visit(value);
  };
  visit(root);
  const entries = source.real(source.member(root, "entries"));
  const lists = isMap(entries) ? entries.items.map(({ value }) => value) : [entries];
  for (const list of lists.map((it) => source.real(it))) {
    for (const item of isSeq(list) ? list.items : []) {
      const entry = source.real(item);
      if (!isMap(entry)) continue;
      const model = source.real(source.member(entry, "model"));
      const identifiers = source.real(source.member(entry, "identifiers"));
      const attrs = source.real(source.member(entry, "attrs"));
      const pairs = [identifiers, attrs].flatMap((map) => (isMap(map) ? [...source.members(map)] : []));
      const names = pairs.flatMap(([name, { value }]) => (isScalar(value) ? [`${name}\0${String(value.value)}`] : []));
      if (isScalar(model)) made.push({ model: modelNamed(String(model.value)), names });
    }
  }
  return { blueprint, made, wanted };
}

function nameOf(name: ParsedNode | null | undefined, value: ParsedNode | null | undefined): string[] {
  return isScalar(name) && isScalar(value) && !value.tag?.startsWith("!")
    ? [`${String(name.value)}\0${String(value.value)}`]
    : [];
}
