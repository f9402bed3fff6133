import type { LoginSource } from "../../src/protocol/challenges.js";
import type { Binding, Flow } from "../executor/flow.js";
import type { Kept } from "../executor/kept.js";
import type { Policy, PolicyBinding } from "../executor/policies/policy.js";
import type { Source } from "../executor/sources/source.js";
import { stageModel } from "../executor/stages/model.js";
import type { PromptField, Stage } from "../executor/flow-stages.js";
import { BlueprintFailure } from "./failure.js";
import { FLOW, STAGE_BINDING, flowMembers, stageBindingMembers } from "./flows.js";
import type { Reference, Writer } from "./member.js";
import { POLICY_BINDING, bindingMembers, writePolicy } from "./policies.js";
import { PROMPT, writePrompt } from "./prompts.js";
import { writeMembers } from "./record.js";
import { sourceModel, writeSource } from "./sources.js";
import { isPassing, writeStage } from "./stages.js";
import { Find, KeyOf } from "./tags.js";

/** An object, as a file has it. */
export interface Entry {
  model: string;
  id: string;
  identifiers: object;
  attrs: object;
  /** Left alone where it is there already. */
  state?: "created";
  pk?: string | undefined;
  /** What it is, where no file can say it. */
  known?: unknown;
}

/** Tells all of an entry that is its own. */
type Describe = () => Omit<Entry, "model" | "id">;

/** What is found by its name. */
const named = (name: string, attrs: object, { pk }: Kept = {}) => ({ identifiers: { name }, attrs, pk });

/** Says flows in entries, each after those that it refers to. */
export class FlowWriter implements Writer {
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
  #unnamed = 0;

  /** Refers to a source that is shown as it is, which only entries for no file can say. */
  readonly shown?: (what: LoginSource) => Reference;

  /** @param isForFile - whether the entries have only what a file can say */
  constructor(
    readonly flows: readonly Flow[],
    isForFile: boolean,
  ) {
    if (!isForFile) this.shown = (what) => this.#known("authentik_core.shownsource", what.name, what, this.#sources);
  }

  write(): readonly Entry[] {
    for (const flow of this.flows) {
      const { slug, ...attrs } = writeMembers(flow, flowMembers, this);
      this.#flows.push({ model: FLOW, id: `flow ${flow.slug}`, identifiers: { slug }, attrs, pk: flow.pk });
    }
    for (const flow of this.flows) this.#bind(flow);
    const described = [this.#flows, this.#prompts, this.#policies, this.#sources, this.#stages];
    return [...described, this.#bindings, this.#policyBindings].flat();
  }

  stage(stage: Stage): Reference {
    const model = stageModel(stage);
    if (this.shown && isPassing(stage)) return this.#known(model, stage.name, stage, this.#stages);
    const describe: Describe = () => named(stage.name, writeStage(stage, this), stage);
    return this.#once(this.#stages, model, stage.name, stage, describe);
  }

  /** A server is not to take it for all that it has of this source, whose secrets may have stayed there. */
  source(source: Source): Reference {
    const write: Describe = () => {
      const { slug, ...attrs } = writeSource(source, this);
      return { identifiers: { slug }, attrs, state: "created", pk: source.pk };
    };
    return this.#once(this.#sources, sourceModel(source), source.slug, source, write);
  }

  policy(policy: Policy): Reference {
    const written = writePolicy(policy, this);
    if (!written) throw new BlueprintFailure(`${policy.name} is no policy, and can only be bound to flows and stages.`);
    return this.#once(this.#policies, written.model, policy.name, written.attrs, () =>
      named(policy.name, written.attrs, policy),
    );
  }

  prompt(field: PromptField): Reference {
    const attrs = writePrompt(field, this);
    const { name = this.shown ? undefined : `prompt ${++this.#unnamed} ${field.fieldKey}` } = field;
    if (name === undefined) {
      const id = `unnamed prompt ${++this.#unnamed}`;
      this.#prompts.push({ model: PROMPT, id, identifiers: {}, attrs, pk: field.pk });
      return new KeyOf(id);
    }
    return this.#once(this.#prompts, PROMPT, name, attrs, () => named(name, attrs, field));
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
    this.#bindings.push({ model: STAGE_BINDING, id, identifiers, attrs, pk: binding.pk });
    for (const policy of binding.policies ?? []) this.#bindPolicy(policy, new KeyOf(id));
  }

  #bindPolicy(policy: PolicyBinding, target: Reference): void {
    const id = `policy binding ${this.#policyBindings.length + 1}`;
    const { others, pk } = policy.binding ?? {};
    // A server needs an order.
    const { order = 0, ...attrs } = {
      ...others,
      ...writeMembers<object>({ ...policy, others: {} }, bindingMembers, this),
    };
    const identifiers = { target, ...this.#bound(policy), order };
    this.#policyBindings.push({ model: POLICY_BINDING, id, identifiers, attrs, pk });
  }

  #bound(policy: PolicyBinding): object {
    if (policy.kind === "group") return { group: this.group(policy.name) };
    if (policy.kind === "user") return { user: new Find("authentik_core.user", [["username", policy.name]]) };
    return { policy: this.policy(policy) };
  }

  #known(model: string, name: string, known: unknown, entries: Entry[]): Reference {
    return this.#once(entries, model, name, known, () => ({ ...named(name, {}), known }));
  }

  #once(entries: Entry[], model: string, name: string, what: unknown, write: Describe): Reference {
    let id = `${model.split(".")[1] ?? model} ${name}`;
    const text = JSON.stringify(what);
    // Only a file cannot tell two apart that have one name.
    for (let before = this.#written.get(id); before !== undefined && before !== text; before = this.#written.get(id)) {
      if (!this.shown) throw new BlueprintFailure(`Two different objects of the model ${model} are called ${name}.`);
      id += " again";
    }
    if (!this.#written.has(id)) {
      this.#written.set(id, text);
      entries.push({ model, id, ...write() });
    }
    return new KeyOf(id);
  }
}
