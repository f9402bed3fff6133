import type { LoginSource } from "../../src/protocol/challenges.js";
import type { Binding, Flow } from "../executor/flow.js";
import type { PolicyBinding } from "../executor/policies/policy.js";
import type { Source } from "../executor/sources/source.js";
import type { Stage } from "../executor/flow-stages.js";
import type { SpareObject } from "./adopt.js";
import type { Place } from "./failure.js";
import { FLOW, STAGE_BINDING, flowMembers, stageBindingMembers } from "./flows.js";
import type { Reader } from "./member.js";
import { isA } from "./models.js";
import { isKey, keyText, type BlueprintObject, type Objects } from "./objects.js";
import { BOUND, POLICY_BINDING, bindingMembers, isPolicy, readPolicy } from "./policies.js";
import { readMembers } from "./record.js";
import { readSource } from "./sources.js";
import { readStage } from "./stages.js";
import { isTagged, mapValues, wantedName } from "./tagged.js";

/** Something that a file says and that is not played. */
export interface Remark {
  /** Nowhere if the server's part of the file is not to blame. */
  place?: Place | undefined;
  sentence: string;
}

/** A flow as the objects say it. */
export interface ReadFlow {
  object: BlueprintObject;
  flow: Flow;
  /** Whether a file has added or changed something in it. */
  isTouched: boolean;
}

/** Reads flows from the objects that they are made of. */
export class FlowReader implements Reader {
  readonly unresolved = new Map<string, Remark>();
  /** Objects that flows are made of. */
  readonly #reached = new Set<BlueprintObject>();
  readonly #mentioned = new Map<BlueprintObject, ReadonlyMap<string, string>>();
  readonly #stages = new Map<BlueprintObject, { stage: Stage | undefined; isTouched: boolean }>();
  /** Whose references are being followed. */
  #current: BlueprintObject | undefined;
  /** In which of its members they stand, if that is known. */
  #member: string | undefined;
  #isTouched = false;

  constructor(readonly objects: Objects) {}

  flows(): ReadFlow[] {
    const flows = this.objects.of((model) => model === FLOW);
    return flows.map((object) => {
      this.#isTouched = false;
      const flow = this.#flow(object);
      return { object, flow, isTouched: this.#isTouched };
    });
  }

  /** Reads an object for its remarks alone. */
  look(object: BlueprintObject): void {
    this.#reached.delete(object);
    const wasReached = new Set(this.#reached);
    if (isA(object.model, "authentik_flows.stage")) this.stage(object.pk);
    else if (isPolicy(object.model)) this.#of(object, () => readPolicy(object, this));
    else if (isA(object.model, "authentik_core.source")) this.source(object.pk);
    for (const one of this.#reached) if (!wasReached.has(one)) this.#reached.delete(one);
  }

  /** The objects that no flow is made of, as a later import finds them. */
  spare(isKept: (object: BlueprintObject) => boolean): SpareObject[] {
    const objects = this.objects.of(() => true).filter((object) => !this.#reached.has(object) && isKept(object));
    return objects.map(({ pk, model, attrs }) => ({
      ...(isKey(pk) && !pk.includes("#") ? { pk } : {}),
      model,
      attrs: Object.fromEntries(
        Object.entries(attrs).map(([name, value]): [string, unknown] => [name, this.objects.portable(value)]),
      ),
    }));
  }

  isReached(object: BlueprintObject): boolean {
    return this.#reached.has(object);
  }

  inMember<T>(name: string, read: () => T): T {
    this.#member = name;
    const result = read();
    this.#member = undefined;
    return result;
  }

  object(key: unknown): BlueprintObject | undefined {
    if (key === null || key === undefined) return undefined;
    const found = isTagged(key) ? undefined : this.objects.get(keyText(key));
    if (!found) this.#remark(key);
    if (found) this.#reach(found);
    return found;
  }

  stage(key: unknown): Stage | undefined {
    const object = this.object(key);
    if (!object) return undefined;
    if (object.known) return object.known as Stage; // what was adopted as one
    // A stage that is being read is not there yet: this ends circles.
    const known = this.#stages.get(object);
    if (known) {
      this.#isTouched ||= known.isTouched;
      return known.stage;
    }
    const wasTouched = this.#isTouched;
    const read = { stage: undefined as Stage | undefined, isTouched: false };
    this.#stages.set(object, read);
    this.#isTouched = false;
    read.stage = this.#of(object, () => readStage(object, this));
    read.isTouched = this.#isTouched;
    this.#isTouched ||= wasTouched;
    return read.stage;
  }

  source(key: unknown): Source | LoginSource | undefined {
    const object = this.object(key);
    if (object?.known) return object.known as LoginSource; // what was adopted as one
    return object && this.#of(object, () => readSource(object, this));
  }

  flow(key: unknown): string | undefined {
    const object = this.object(key);
    const slug = object?.model === FLOW ? object.attrs["slug"] : undefined;
    return typeof slug === "string" ? slug : undefined;
  }

  portable(value: unknown, member: string, object: BlueprintObject): unknown {
    mapValues(value, (leaf) => {
      if (isTagged(leaf) && leaf["!Find"]) this.#of(object, () => this.#remark(leaf, member));
      return leaf;
    });
    return this.objects.portable(value);
  }

  #flow(object: BlueprintObject): Flow {
    return this.#of(object, () => {
      const policies = this.#policies(object);
      const bindings = this.#targeting(STAGE_BINDING, object).flatMap((binding) => this.#binding(binding));
      const read = readMembers(object, flowMembers, this, []);
      const slug = read.slug ?? "";
      return {
        ...{ name: slug, title: "", designation: "authentication" as const },
        ...read,
        slug,
        bindings,
        ...(policies.length ? { policies } : {}),
      };
    });
  }

  #binding(object: BlueprintObject): Binding[] {
    return this.#of(object, () => {
      const stage = this.stage(object.attrs["stage"]);
      if (!stage) {
        this.#reached.delete(object);
        if (object.attrs["stage"] === null || object.attrs["stage"] === undefined) {
          this.#note(object.places.get("") ?? object.places.get("stage"), "This step names no stage: it is left out.");
        }
        return [];
      }
      const policies = this.#policies(object);
      const read = readMembers(object, stageBindingMembers, this, ["target", "stage"]);
      return [{ order: 0, ...read, stage, ...(policies.length ? { policies } : {}) }];
    });
  }

  #policies(target: BlueprintObject): PolicyBinding[] {
    return this.#targeting(POLICY_BINDING, target).flatMap((object) =>
      this.#of(object, () => {
        const key = BOUND.map((name) => object.attrs[name]).find((it) => it !== undefined && it !== null);
        const bound = this.object(key);
        if (!bound || !isPolicy(bound.model)) {
          this.#reached.delete(object);
          return [];
        }
        const policy = this.#of(bound, () => readPolicy(bound, this));
        const { pk, others, ...read } = readMembers(object, bindingMembers, this, ["target", ...BOUND]);
        const binding = { ...(pk ? { pk } : {}), ...(others ? { others } : {}) };
        return [{ ...policy, ...read, ...(pk || others ? { binding } : {}) }];
      }),
    );
  }

  #targeting(model: string, { pk }: BlueprintObject): BlueprintObject[] {
    return this.objects.having(model, "target", pk);
  }

  #reach(object: BlueprintObject): void {
    this.#reached.add(object);
    if (object.fate === "added" || object.fate === "changed") this.#isTouched = true;
  }

  #of<T>(object: BlueprintObject, read: () => T): T {
    const outer = [this.#current, this.#member] as const;
    [this.#current, this.#member] = [object, undefined];
    this.#reach(object);
    const result = read();
    [this.#current, this.#member] = outer;
    return result;
  }

  #remark(key: unknown, where?: string): void {
    const object = this.#current;
    const member = where ?? this.#member ?? (object && this.#mentions(object).get(mentioned(key))) ?? "";
    // What was there before has led nowhere before.
    if (object && !object.fate) return;
    const isStep = object?.model === STAGE_BINDING && member === "stage";
    const outcome = isStep ? " The step is left out." : "";
    const what = isTagged(key)
      ? `${wantedName(key)}, which is neither in these files nor here`
      : `${keyText(key)}, which is not in this file`;
    this.#note(object?.places.get(member), `The member ${member} refers to ${what}.${outcome}`, mentioned(key));
  }

  #note(place: Place | undefined, sentence: string, key = ""): void {
    this.unresolved.set(`${place?.file}:${place?.line}:${place?.column} ${key}`, { place, sentence });
  }

  /** In which member of an object each key stands. */
  #mentions(object: BlueprintObject): ReadonlyMap<string, string> {
    const known = this.#mentioned.get(object);
    if (known) return known;
    const mentions = new Map<string, string>();
    for (const [member, value] of Object.entries(object.attrs)) {
      mapValues(value, (leaf) => {
        const text = mentioned(leaf);
        if (!mentions.has(text)) mentions.set(text, member);
        return leaf;
      });
    }
    this.#mentioned.set(object, mentions);
    return mentions;
  }
}

function mentioned(key: unknown): string {
  return isTagged(key) ? JSON.stringify(key) : keyText(key);
}
