import { Document } from "yaml";
import type { Binding, Flow } from "../executor/flow.js";
import type { Policy, PolicyBinding } from "../executor/policies/policy.js";
import type { Source } from "../executor/sources/source.js";
import { modelOf } from "../executor/stages/model.js";
import type { PromptField } from "../executor/flow-stages.js";
import type { Stage } from "../executor/flow-stages.js";
import { BlueprintFailure } from "./failure.js";
import { FLOW, STAGE_BINDING, flowMembers, stageBindingMembers } from "./flows.js";
import type { Reference, Writer } from "./member.js";
import { POLICY_BINDING, bindingMembers, writePolicy } from "./policies.js";
import { PROMPT, writePrompt } from "./prompts.js";
import { writeMembers } from "./record.js";
import { sourceModel, writeSource } from "./sources.js";
import { writeStage } from "./stages.js";
import { Find, KeyOf, tags } from "./tags.js";

interface Entry {
  model: string;
  id: string;
  identifiers: object;
  attrs: object;
  /** Left alone where it is there already. */
  state?: "created";
}

/** Tells all of an entry that is its own. */
type Describe = () => Omit<Entry, "model" | "id">;

/** What is found by its name. */
const named = (name: string, attrs: object) => ({ identifiers: { name }, attrs });

/**
 * Writes flows as a blueprint that servers and this importer read: references are tags instead of keys, so that it means
 * the same in every installation.
 *
 * @throws BlueprintFailure if a flow has something that no file can carry
 */
export function exportFlows(flows: readonly Flow[]): string {
  const entries = new Exporter(flows).write();
  const names = flows.map(({ name, slug }) => name || slug).join(", ");
  const blueprint = { version: 1, metadata: { name: names }, entries };
  return new Document(blueprint, {
    version: "1.1",
    customTags: (known) => [...known, ...tags],
    aliasDuplicateObjects: false, // a reference that stands twice is no anchor: people read these files
  }).toString({ directives: false, lineWidth: 0 });
}

class Exporter implements Writer {
  /** In the order in which servers write them, which has each after what it refers to. */
  readonly #flows: Entry[] = [];
  readonly #prompts: Entry[] = [];
  readonly #policies: Entry[] = [];
  readonly #sources: Entry[] = [];
  readonly #stages: Entry[] = [];
  readonly #bindings: Entry[] = [];
  readonly #policyBindings: Entry[] = [];
  /** What has been written by its id, to find different things of one name. */
  readonly #written = new Map<string, unknown>();

  constructor(readonly flows: readonly Flow[]) {}

  write(): readonly Entry[] {
    for (const flow of this.flows) {
      const { slug, ...attrs } = writeMembers(flow, flowMembers, this);
      this.#flows.push({ model: FLOW, id: `flow ${flow.slug}`, identifiers: { slug }, attrs });
    }
    for (const flow of this.flows) this.#bind(flow);
    const described = [this.#flows, this.#prompts, this.#policies, this.#sources, this.#stages];
    return [...described, this.#bindings, this.#policyBindings].flat();
  }

  stage(stage: Stage): Reference {
    const { kind, name } = stage;
    return this.#once(this.#stages, modelOf(kind), name, stage, () => named(name, writeStage(stage, this)));
  }

  /** Its secrets stay behind, so that a server is not to take it for all that it has of this source. */
  source(source: Source): Reference {
    const write: Describe = () => {
      const { slug, ...attrs } = writeSource(source, this);
      return { identifiers: { slug }, attrs, state: "created" };
    };
    return this.#once(this.#sources, sourceModel(source), source.slug, source, write);
  }

  policy(policy: Policy): Reference {
    const written = writePolicy(policy, this);
    if (!written) throw new BlueprintFailure(`${policy.name} is no policy, and can only be bound to flows and stages.`);
    return this.#once(this.#policies, written.model, policy.name, written.attrs, () =>
      named(policy.name, written.attrs),
    );
  }

  prompt(field: PromptField): Reference {
    const attrs = writePrompt(field, this);
    const name = `prompt ${this.#prompts.length + 1} ${field.fieldKey}`;
    this.#prompts.push({ model: PROMPT, id: name, identifiers: { name }, attrs });
    return new KeyOf(name);
  }

  entry(model: string, identifiers: { name: string }, attrs: object): Reference {
    return this.#once(this.#stages, model, identifiers.name, attrs, () => ({ identifiers, attrs }));
  }

  flow(slug: string): Reference {
    const isHere = this.flows.some((flow) => flow.slug === slug);
    return isHere ? new KeyOf(`flow ${slug}`) : new Find(FLOW, [["slug", slug]]);
  }

  group(name: string): Reference {
    return new Find("authentik_core.group", [["name", name]]);
  }

  #bind(flow: Flow): void {
    const target = new KeyOf(`flow ${flow.slug}`);
    for (const binding of flow.bindings) this.#bindStage(binding, flow.slug, target);
    for (const policy of flow.policies ?? []) this.#bindPolicy(policy, target);
  }

  #bindStage(binding: Binding, slug: string, target: Reference): void {
    const id = `binding ${this.#bindings.length + 1} of ${slug}`;
    const { order, ...attrs } = writeMembers(binding, stageBindingMembers, this);
    const identifiers = { target, stage: this.stage(binding.stage), order };
    this.#bindings.push({ model: STAGE_BINDING, id, identifiers, attrs });
    for (const policy of binding.policies ?? []) this.#bindPolicy(policy, new KeyOf(id));
  }

  #bindPolicy(policy: PolicyBinding, target: Reference): void {
    const id = `policy binding ${this.#policyBindings.length + 1}`;
    const { order, ...attrs } = writeMembers<object>(policy, bindingMembers, this);
    const identifiers = { target, ...this.#bound(policy), ...(order === undefined ? {} : { order }) };
    this.#policyBindings.push({ model: POLICY_BINDING, id, identifiers, attrs });
  }

  #bound(policy: PolicyBinding): object {
    if (policy.kind === "group") return { group: this.group(policy.name) };
    if (policy.kind === "user") return { user: new Find("authentik_core.user", [["username", policy.name]]) };
    return { policy: this.policy(policy) };
  }

  #once(entries: Entry[], model: string, name: string, what: unknown, write: Describe): Reference {
    const id = `${model.split(".")[1] ?? model} ${name}`;
    const text = JSON.stringify(what);
    const before = this.#written.get(id);
    if (before !== undefined && before !== text) {
      throw new BlueprintFailure(`Two different objects of the model ${model} are called ${name}.`);
    }
    if (before === undefined) {
      this.#written.set(id, text);
      entries.push({ model, id, ...write() });
    }
    return new KeyOf(id);
  }
}
