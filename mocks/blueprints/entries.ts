import { isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from "yaml";
import type { Place } from "./failure.js";
import type { Blueprint } from "./files.js";
import { modelNamed } from "./models.js";
import { keyText, type BlueprintObject, type Objects } from "./objects.js";
import { isTrue } from "./python.js";
import { Resolver, type Wanted } from "./resolve.js";
import type { Source } from "./source.js";
import { mapValues, type Tagged } from "./tagged.js";

const STATES = ["present", "created", "must_created", "absent"] as const;

/** What became of an entry. */
export interface Applied {
  fate: "added" | "changed" | "same" | "removed" | "skipped";
  place: Place;
  model: string;
  /** What people call it. */
  name: string;
  object?: BlueprintObject | undefined;
  /** Why nothing came of it. */
  reason?: string;
}

/** What only a server knows, and what is taken in its place. */
export interface Asked extends Wanted {
  place: Place;
  value: unknown;
}

/** What entries are applied with. */
export interface Application {
  objects: Objects;
  /** What a caller says of the context, over what a file says. */
  context: Readonly<Record<string, unknown>>;
  /** What servers say of it, under that. */
  builtIn: Readonly<Record<string, unknown>>;
  /** Values of environment variables and files of the server, by their names. */
  values: Readonly<Record<string, string>>;
  applied: Applied[];
  asked: Map<string, Asked>;
}

interface Given {
  value: unknown;
  place: Place;
  written: Tagged | undefined;
}

/** Applies the entries of a file in their order, each to the objects that are there and that the ones before have made. */
export function applyEntries({ source, root }: Blueprint, application: Application): void {
  new Applier(source, root, application).run();
}

class Applier {
  readonly #ids = new Map<string, string>();
  /** The keys of objects by those that they have in this file. */
  readonly #keys = new Map<string, string>();
  readonly #resolver: Resolver;
  #isBegun = false;

  constructor(
    readonly source: Source,
    readonly root: YAMLMap.Parsed,
    readonly application: Application,
  ) {
    const { objects, context, builtIn, values, asked } = application;
    const own = source.real(source.member(root, "context"));
    this.#resolver = new Resolver({
      source,
      context,
      contextNode: (name) => (isMap(own) ? source.member(own, name) : undefined),
      builtIn,
      // What the context refers to is there once entries are.
      keyOf: (id) => this.#ids.get(id) ?? (this.#isBegun ? undefined : ""),
      find: (model, fields) => objects.seek(model, new Map(Array.from(fields, ([name, it]) => [name, this.#real(it)]))),
      ask(wanted, node) {
        const value = Object.hasOwn(values, wanted.name) ? values[wanted.name] : wanted.otherwise;
        asked.set(`${wanted.kind} ${wanted.name}`, { ...wanted, place: source.place(node), value });
        return value;
      },
    });
    // All of it, so that what is wrong or too much there is found whether it is used or not.
    this.#resolver.resolve(own);
    this.#isBegun = true;
  }

  run(): void {
    for (const entry of this.#entries()) {
      const object = this.#apply(entry);
      const id = this.#scalar(entry, "id");
      // Of two entries of one id the first counts.
      if (object && id !== undefined && id !== null && !this.#ids.has(keyText(id)))
        this.#ids.set(keyText(id), object.pk);
    }
  }

  /** Entries stand in a list, or in lists by section. */
  #entries(): readonly YAMLMap.Parsed[] {
    const { source, root } = this;
    const version = source.member(root, "version");
    if (version && (!isScalar(version) || String(version.value) !== "1")) {
      throw source.failure(version, "Only version 1 of blueprints can be read.");
    }
    const member = source.member(root, "entries");
    const node = source.real(member);
    if (!node || (isScalar(node) && node.value === null)) return [];
    const lists = isMap(node) ? Array.from(source.members(node).values(), ({ value }) => value) : [node];
    return lists.flatMap((it) => {
      const list = source.real(it);
      if (!isSeq(list)) {
        throw source.failure(it ?? member, "The entries of a blueprint are a list. Each begins with “- model: …”.");
      }
      return list.items.map((item) => {
        const entry = source.real(item);
        if (!isMap(entry)) throw source.failure(item, "An entry is a map, as in “- model: authentik_flows.flow”.");
        return entry;
      });
    });
  }

  #apply(entry: YAMLMap.Parsed): BlueprintObject | undefined {
    const { source, application } = this;
    const { objects, applied } = application;
    const resolver = this.#resolver;
    const place = source.place(entry);
    const model = resolver.resolve(source.member(entry, "model"));
    if (typeof model !== "string") throw source.failure(entry, "An entry names its model.");
    if (modelNamed(model) === "authentik_blueprints.metaapplyblueprint") {
      const reason = "it only has another file applied first: import that file as well";
      applied.push({ fate: "skipped", place, model: modelNamed(model), name: "", reason });
      return undefined;
    }
    const conditions = resolver.resolve(source.member(entry, "conditions"));
    const holds = !Array.isArray(conditions) || conditions.every((it) => isTrue(it));
    const identifiers = this.#members(entry, "identifiers");
    if (!identifiers.size) {
      const sentence = "An entry says by its identifiers which object it is, as in identifiers: {slug: my-flow}.";
      const found = [...source.members(entry).keys()].slice(0, 6).join(", ");
      throw source.failure(entry, `${sentence} Found the members ${found}.`);
    }
    const found = new Map(Array.from(identifiers, ([name, { value }]) => [name, value]));
    const known = objects.find(model, found);
    const name = nameOf({ ...known?.attrs, ...Object.fromEntries(found) });
    const tell = (fate: Applied["fate"], object?: BlueprintObject, reason?: string) =>
      applied.push({ fate, place, model: modelNamed(model), name, object, ...(reason ? { reason } : {}) });
    if (!holds) {
      tell("skipped", undefined, "its conditions do not hold");
      return undefined;
    }
    const state = resolver.resolve(source.member(entry, "state")) ?? "present";
    if (!STATES.some((it) => it === state)) {
      throw source.failure(source.member(entry, "state"), `The state of an entry is one of ${STATES.join(", ")}.`);
    }
    const key = identifiers.get("pk")?.value;
    if (known && key !== undefined && key !== null) this.#keys.set(keyText(key), known.pk);
    if (state === "absent") {
      if (known) objects.remove(known);
      if (known) tell("removed", known);
      else tell("skipped", undefined, "it is to be removed, and is not there");
      return undefined;
    }
    if (known && state === "must_created") throw source.failure(entry, "This entry must be new, but is there already.");
    if (known && state === "created") {
      tell("same", known, "it is there already, and is to be created only");
      known.fate ??= "same";
      return known;
    }
    // What identifies an object is not changed by what else is said of it.
    const given = new Map([...this.#members(entry, "attrs"), ...identifiers]);
    const pk = given.get("pk")?.value;
    given.delete("pk");
    const isNewKey = pk !== undefined && pk !== null && !objects.get(keyText(pk));
    const object =
      known ??
      objects.add({ model: modelNamed(model), attrs: {}, places: new Map(), pk: isNewKey ? keyText(pk) : undefined });
    if (!known && pk !== undefined && !isNewKey) this.#keys.set(keyText(pk), object.pk);
    const before = known && JSON.stringify(known.attrs);
    object.places.set("", place);
    for (const [name, { value, place, written }] of given) {
      objects.assign(object, name, value);
      object.places.set(name, place);
      if (written) (object.written ??= new Map()).set(name, written);
      else object.written?.delete(name);
    }
    const fate = before === undefined ? "added" : before === JSON.stringify(object.attrs) ? "same" : "changed";
    tell(fate, object);
    if (!object.fate || (object.fate === "same" && fate === "changed")) object.fate = fate;
    return object;
  }

  #members(entry: YAMLMap.Parsed, name: string): ReadonlyMap<string, Given> {
    const { source } = this;
    const found = new Map<string, Given>();
    const node = source.real(source.member(entry, name));
    if (node?.tag && !isMap(node)) {
      // A tag gives the whole map.
      const value = this.#resolver.use(node);
      const place = source.place(node);
      if (typeof value !== "object" || value === null) return found;
      for (const [name, it] of Object.entries(value))
        found.set(name, { value: this.#real(it), place, written: undefined });
      return found;
    }
    if (!isMap(node)) return found;
    for (const { key } of node.items) if (!isScalar(key)) this.#resolver.text(key);
    for (const [name, { key, value }] of source.members(node)) {
      const written = this.#resolver.written(value);
      const resolved = this.#real(this.#resolver.resolve(value));
      found.set(name, { value: resolved, place: source.place(value ?? key), written });
    }
    return found;
  }

  /** A value in which the file's own keys are those of the objects that these stand for. */
  #real(value: unknown): unknown {
    if (!this.#keys.size) return value;
    return mapValues(value, (leaf) => (typeof leaf === "string" ? (this.#keys.get(leaf) ?? leaf) : leaf));
  }

  #scalar(map: YAMLMap.Parsed, name: string): unknown {
    const node: ParsedNode | undefined = this.source.real(this.source.member(map, name));
    return isScalar(node) ? node.value : undefined;
  }
}

function nameOf(attrs: Readonly<Record<string, unknown>>): string {
  const name = ["slug", "name", "username", "domain"].map((it) => attrs[it]).find((it) => typeof it === "string");
  return typeof name === "string" ? name : "";
}
