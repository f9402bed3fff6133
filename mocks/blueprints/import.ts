import type { Binding, Flow } from "../executor/flow.js";
import type { PolicyBinding } from "../executor/policies/policy.js";
import { type Source as LoginPlace } from "../executor/sources/source.js";
import { sourcesOf } from "../executor/sources/challenge.js";
import { modelOf, stageKey } from "../executor/stages/model.js";
import type { Stage } from "../executor/flow-stages.js";
import { applyEntries } from "./entries.js";
import { isConnector } from "./connectors.js";
import { BlueprintFailure, type Place } from "./failure.js";
import { FLOW, STAGE_BINDING, flowMembers, stageBindingMembers } from "./flows.js";
import type { Reader } from "./member.js";
import { Objects, keyText, type BlueprintObject } from "./objects.js";
import { BOUND, POLICY_BINDING, bindingMembers, isPolicy, readPolicy } from "./policies.js";
import { PROMPT } from "./prompts.js";
import { readMembers } from "./record.js";
import { Source, tooDeep } from "./source.js";
import { isSource, readSource, sourceModel } from "./sources.js";
import { isStage, readStage } from "./stages.js";

/** Something that a file says and that is not played. */
export interface Remark {
  /** Nowhere if the server's part of the file is not to blame. */
  place?: Place | undefined;
  sentence: string;
}

/** What became of files. */
export interface Imported {
  flows: readonly Flow[];
  /** Entries of models that are not played. */
  unknown: readonly Remark[];
  /** References to what is neither in the files nor in the world: they lead nowhere. */
  unresolved: readonly Remark[];
  /** Members that stand twice in a map of a file, where the last one counts. */
  repeated: readonly Remark[];
}

/** What files are read with. */
export interface ImportOptions {
  /** Overrides the values of `!Context`. */
  context?: Readonly<Record<string, unknown>>;
  /** Flows that files may refer to. */
  existing?: readonly Flow[];
}

/**
 * Reads flows from blueprints, or from the JSON that servers exported until 2022.7. Later files may refer to earlier ones.
 *
 * @throws BlueprintFailure that says what is wrong, and where
 */
export function importBlueprints(texts: readonly string[], options: ImportOptions = {}): Imported {
  const objects = new Objects();
  const repeated: Remark[] = [];
  for (const flow of options.existing ?? []) adopt(flow, objects);
  try {
    for (const text of texts) {
      const source = new Source(text);
      repeated.push(...source.repeated);
      applyEntries(source, objects, options.context ?? {});
    }
    return { ...new Importer(objects).read(), repeated };
  } catch (cause) {
    if (cause instanceof BlueprintFailure) throw cause;
    if (cause instanceof RangeError) throw tooDeep();
    throw new BlueprintFailure("The file cannot be read: it says something that was not thought of.", undefined, cause);
  }
}

/** Lets files refer to a flow of the world, to its stages and to the sources that these lead to. */
function adopt({ slug, name, bindings }: Flow, objects: Objects): void {
  const object = () => ({ places: new Map<string, Place>(), isImported: false });
  objects.add({ ...object(), model: FLOW, attrs: { slug, name }, known: slug });
  for (const { stage } of bindings) {
    for (const source of sourcesOf(stage)) {
      const { slug, name } = source;
      const model = sourceModel(source);
      if (objects.find(model, new Map([["slug", slug]]))) continue;
      objects.add({ ...object(), model, attrs: { slug, name }, knownSource: source });
    }
    const pk = stageKey(stage);
    if (objects.get(pk)) continue;
    objects.add({ ...object(), pk, model: modelOf(stage.kind), attrs: { name: stage.name }, known: stage });
  }
}

const PLAYED = [FLOW, STAGE_BINDING, POLICY_BINDING, PROMPT];

class Importer implements Reader {
  readonly #unresolved = new Map<string, Remark>();
  readonly #mentioned = new Map<BlueprintObject, ReadonlyMap<string, string>>();
  readonly #stages = new Map<BlueprintObject, Stage | undefined>();
  /** Whose references are being followed. */
  #current: BlueprintObject | undefined;

  constructor(readonly objects: Objects) {}

  read(): Omit<Imported, "repeated"> {
    const flows = this.objects.of((model) => model === FLOW).filter(({ isImported }) => isImported);
    const isPlayed = [(model: string) => PLAYED.includes(model), isStage, isPolicy, isSource, isConnector];
    const isUnknown = (model: string) => !isPlayed.some((is) => is(model));
    const strangers = this.objects.of(isUnknown).filter(({ isImported }) => isImported);
    const unknown = strangers.map(({ model, places }) => ({
      place: places.get(""),
      sentence: `Objects of the model ${model} are not played.`,
    }));
    return {
      flows: flows.map((object) => this.#flow(object)),
      unknown,
      unresolved: [...this.#unresolved.values()],
    };
  }

  object(key: unknown): BlueprintObject | undefined {
    if (key === null || key === undefined) return undefined;
    const found = this.objects.get(keyText(key));
    if (!found) this.#remark(keyText(key));
    return found;
  }

  stage(key: unknown): Stage | undefined {
    const object = this.object(key);
    if (!object) return undefined;
    if (typeof object.known === "object") return object.known;
    // A stage that is being read is not there yet: this ends circles.
    if (!this.#stages.has(object)) {
      this.#stages.set(object, undefined);
      this.#stages.set(
        object,
        this.#of(object, () => readStage(object, this)),
      );
    }
    return this.#stages.get(object);
  }

  source(key: unknown): LoginPlace | undefined {
    const object = this.object(key);
    return object && (object.knownSource ?? this.#of(object, () => readSource(object, this)));
  }

  flow(key: unknown): string | undefined {
    const object = this.object(key);
    const slug = object?.model === FLOW ? object.attrs["slug"] : undefined;
    return typeof slug === "string" ? slug : undefined;
  }

  #flow(object: BlueprintObject): Flow {
    return this.#of(object, () => {
      const policies = this.#policies(object);
      const bindings = this.#targeting(STAGE_BINDING, object).flatMap((binding) => this.#binding(binding));
      return {
        ...{ slug: "", name: "", title: "", designation: "authentication" as const },
        ...readMembers(object, flowMembers, this),
        bindings,
        ...(policies.length ? { policies } : {}),
      };
    });
  }

  #binding(object: BlueprintObject): Binding[] {
    return this.#of(object, () => {
      const stage = this.stage(object.attrs["stage"]);
      if (!stage) return [];
      const policies = this.#policies(object);
      return [
        {
          ...{ order: 0, stage },
          ...readMembers(object, stageBindingMembers, this),
          ...(policies.length ? { policies } : {}),
        },
      ];
    });
  }

  #policies(target: BlueprintObject): PolicyBinding[] {
    return this.#targeting(POLICY_BINDING, target).flatMap((binding) =>
      this.#of(binding, () => {
        const key = BOUND.map((name) => binding.attrs[name]).find((it) => it !== undefined && it !== null);
        const object = this.object(key);
        if (!object || !isPolicy(object.model)) return [];
        return [{ ...readPolicy(object, this), ...readMembers(binding, bindingMembers, this) }];
      }),
    );
  }

  #targeting(model: string, { pk }: BlueprintObject): BlueprintObject[] {
    return this.objects.having(model, "target", pk);
  }

  #of<T>(object: BlueprintObject, read: () => T): T {
    const outer = this.#current;
    this.#current = object;
    const result = read();
    this.#current = outer;
    return result;
  }

  #remark(key: string): void {
    const member = (this.#current && this.#mentions(this.#current).get(key)) ?? "";
    const place = this.#current?.places.get(member);
    const sentence = `The member ${member} refers to ${key}, which is not in this file.`;
    this.#unresolved.set(`${place?.line}:${place?.column} ${key}`, { place, sentence });
  }

  /** In which member of an object each key stands. */
  #mentions(object: BlueprintObject): ReadonlyMap<string, string> {
    const known = this.#mentioned.get(object);
    if (known) return known;
    const mentions = new Map<string, string>();
    for (const [member, value] of Object.entries(object.attrs)) mention(value, member, mentions);
    this.#mentioned.set(object, mentions);
    return mentions;
  }
}

function mention(value: unknown, member: string, mentions: Map<string, string>): void {
  if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) mention(inner, member, mentions);
  } else if (!mentions.has(keyText(value))) mentions.set(keyText(value), member);
}
