import type { Policy } from "../executor/policies/policy.js";
import type { PromptField } from "../executor/flow-stages.js";
import type { LoginSource } from "../../src/protocol/challenges.js";
import type { Kept } from "../executor/kept.js";
import type { Source } from "../executor/sources/source.js";
import type { Stage } from "../executor/flow-stages.js";
import type { BlueprintObject } from "./objects.js";
import type { Find, KeyOf } from "./tags.js";

/** Finds what a member of a file refers to; a reference without an object is noted, and is left out. */
export interface Reader {
  /** Reads one member of an object: what it refers to and does not find is told of that member. */
  inMember<T>(name: string, read: () => T): T;
  object(key: unknown): BlueprintObject | undefined;
  stage(key: unknown): Stage | undefined;
  source(key: unknown): Source | LoginSource | undefined;
  /** Slug of a flow. */
  flow(key: unknown): string | undefined;
  /** A value of a member that is not played, in which keys of objects are what finds these anywhere. */
  portable(value: unknown, member: string, object: BlueprintObject): unknown;
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
  /** Refers to what no file can say, where what is written is no file. */
  shown?(what: LoginSource): Reference;
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
  readonly [K in Exclude<keyof T, Besides | keyof Kept>]-?: Member<NonNullable<T[K]>>;
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

/** What servers take for true and for false. */
const TRUE = ["t", "y", "yes", "true", "on", "1"];
const FALSE = ["f", "n", "no", "false", "off", "0"];

/** A member that is true or false, or a word or a number for that. */
export function flag(name: string): Member<boolean> {
  return {
    name,
    read(value) {
      const word = ["string", "number", "boolean"].includes(typeof value) ? String(value).toLowerCase() : "";
      if (!TRUE.includes(word) && !FALSE.includes(word)) throw new Misfit("true or false");
      return TRUE.includes(word);
    },
    write: (value) => value,
  };
}

/** A member that is a number, or the digits of one. */
export function number(name: string): Member<number> {
  return {
    name,
    read(value) {
      const isDigits = typeof value === "string" && /^\s*[-+]?\d+(\.\d+)?\s*$/.test(value);
      if (typeof value !== "number" && !isDigits) throw new Misfit("a number");
      return Number(value);
    },
    write: (value) => value,
  };
}

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

/** The keys in a list; a value that is no list is none of a reference to many. */
export function keysIn(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Misfit("a list, as in [!KeyOf one]");
  return value;
}

/** The slug of a flow, to which files refer by key. */
export function flowReference(name: string): Member<string> {
  return { name, read: (value, reader) => reader.flow(value), write: (slug, writer) => writer.flow(slug) };
}

/** Under which a stage that takes the place of another keeps what the file has referred to. */
export const STANDS_FOR = "(stands for)";

/**
 * A stage of one kind. Exports leave out what is bound to no flow.
 *
 * @param isNeeded - whether a stage without settings takes the place of one that is missing
 */
export function stageReference<K extends "password" | "captcha" | "authenticator_validate">(
  name: string,
  kind: K,
  isNeeded = false,
): Member<Extract<Stage, { kind: K }>> {
  return {
    name,
    read(value, reader) {
      const stage = reader.stage(value);
      const others = { [STANDS_FOR]: value };
      // Only a stage without members of its own can take the place of any.
      if (!stage && isNeeded) return { kind, name: missingName(value), others } as Extract<Stage, { kind: K }>;
      return stage && isOf(stage, kind) ? stage : undefined;
    },
    write(stage: Stage, writer) {
      return stage.others && STANDS_FOR in stage.others ? stage.others[STANDS_FOR] : writer.stage(stage);
    },
  };
}

function missingName(value: unknown): string {
  return typeof value === "string" ? value : "password";
}

/** A member that no file carries. */
export function nowhere<T>(name: string): Member<T> {
  return { name, read: () => undefined, write: () => undefined };
}

function isOf<K extends Stage["kind"]>(stage: Stage, kind: K): stage is Extract<Stage, { kind: K }> {
  return stage.kind === kind;
}
