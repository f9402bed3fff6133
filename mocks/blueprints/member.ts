import type { Policy } from "../executor/policies/policy.js";
import type { PromptField } from "../executor/flow-stages.js";
import type { Source } from "../executor/sources/source.js";
import type { Stage } from "../executor/flow-stages.js";
import type { BlueprintObject } from "./objects.js";
import type { Find, KeyOf } from "./tags.js";

/** Finds what a member of a file refers to; a reference without an object is noted, and is left out. */
export interface Reader {
  object(key: unknown): BlueprintObject | undefined;
  stage(key: unknown): Stage | undefined;
  source(key: unknown): Source | undefined;
  /** Slug of a flow. */
  flow(key: unknown): string | undefined;
}

/** How a file refers to something. */
export type Reference = KeyOf | Find;

/** Writes what a member refers to, and gives the reference to it. */
export interface Writer {
  entry(model: string, identifiers: object, attrs: object): Reference;
  stage(stage: Stage): Reference;
  source(source: Source): Reference;
  flow(slug: string): Reference;
  prompt(field: PromptField): Reference;
  policy(policy: Policy): Reference;
  group(name: string): Reference;
}

/** One member of a model of ours in both directions. */
export interface Member<T> {
  /** Its name in files. */
  name: string;
  read(value: unknown, reader: Reader): T | undefined;
  write(value: T, writer: Writer): unknown;
}

/** The members of an object of ours, without those that are told otherwise. */
export type Members<T, Besides extends PropertyKey = never> = {
  readonly [K in Exclude<keyof T, Besides>]-?: Member<NonNullable<T[K]>>;
};

/** A value that a member cannot have. */
export class Misfit extends Error {
  /** @param expected - goes on with "has to be" */
  constructor(readonly expected: string) {
    super(expected);
  }
}

function typed<T>(name: string, expected: string, isRight: (value: unknown) => value is T): Member<T> {
  return {
    name,
    read(value) {
      if (!isRight(value)) throw new Misfit(expected);
      return value;
    },
    write: (value) => value,
  };
}

/** A member that is true or false. */
export const flag = (name: string) => typed(name, "true or false", (it): it is boolean => typeof it === "boolean");

/** A member that is a number. */
export const number = (name: string) => typed(name, "a number", (it): it is number => typeof it === "number");

/** A member that is a text; where the file has a number, its digits. */
export function text(name: string): Member<string> {
  return {
    name,
    read(value) {
      if (typeof value !== "string" && typeof value !== "number") throw new Misfit("a text");
      return String(value);
    },
    write: (value) => value,
  };
}

/** A member that is one of a few words. */
export function word<T extends string | number>(name: string, words: readonly T[]): Member<T> {
  return typed(name, `one of ${words.join(", ")}`, (it): it is T => words.some((word) => word === it));
}

/** A member that is a list of a few words. */
export function words<T extends string>(name: string, known: readonly T[]): Member<readonly T[]> {
  const isKnown = (it: unknown): it is T => known.some((word) => word === it);
  return typed(
    name,
    `a list of ${known.join(", ")}`,
    (it): it is readonly T[] => Array.isArray(it) && it.every(isKnown),
  );
}

/** A list of keys of what no file describes; those that lead nowhere are left out. */
export function keys(name: string): Member<readonly string[]> {
  const isKey = (it: unknown): it is string => typeof it === "string";
  return {
    name,
    read(value) {
      if (!Array.isArray(value)) throw new Misfit("a list of keys");
      return value.filter(isKey);
    },
    write: (value) => value,
  };
}

/** A member that is a list of texts. */
export function texts(name: string): Member<readonly string[]> {
  const isText = (it: unknown): it is string => typeof it === "string";
  return typed(name, "a list of texts", (it): it is readonly string[] => Array.isArray(it) && it.every(isText));
}

/** A span of time such as `minutes=30`; old files have a number of minutes. */
export function duration(name: string): Member<string> {
  const plain = text(name);
  return {
    ...plain,
    read: (value, reader) => (typeof value === "number" ? `minutes=${value}` : plain.read(value, reader)),
  };
}

/** The slug of a flow, to which files refer by key. */
export function flowReference(name: string): Member<string> {
  return { name, read: (value, reader) => reader.flow(value), write: (slug, writer) => writer.flow(slug) };
}

/**
 * A stage of one kind. Exports leave out what is bound to no flow: where it may not be missing, `otherwise` makes the one
 * that takes its place.
 */
export function stageReference<K extends Stage["kind"]>(
  name: string,
  kind: K,
  otherwise?: (name: string) => Extract<Stage, { kind: K }>,
): Member<Extract<Stage, { kind: K }>> {
  return {
    name,
    read(value, reader) {
      const stage = reader.stage(value);
      if (!stage) return otherwise?.(String(value));
      return isOf(stage, kind) ? stage : undefined;
    },
    write: (stage, writer) => writer.stage(stage),
  };
}

/** A member that no file carries. */
export function nowhere<T>(name: string): Member<T> {
  return { name, read: () => undefined, write: () => undefined };
}

function isOf<K extends Stage["kind"]>(stage: Stage, kind: K): stage is Extract<Stage, { kind: K }> {
  return stage.kind === kind;
}
