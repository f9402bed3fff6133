import { isMap, isSeq, type ParsedNode, type YAMLMap } from "yaml";
import type { Place } from "./failure.js";
import { keyText, modelNamed, type BlueprintObject, type Objects } from "./objects.js";
import { isTrue } from "./python.js";
import { Resolver } from "./resolve.js";
import { nodeAt, type Source } from "./source.js";

/** Models whose objects are never in exports: an object that a file names is taken to exist. */
const ELSEWHERE = ["authentik_core.group", "authentik_core.user"];

const STATES = ["present", "created", "must_created", "absent"] as const;

/** Applies the entries of a file in their order, each to the objects that the ones before have made. */
export function applyEntries(source: Source, objects: Objects, context: Readonly<Record<string, unknown>>): void {
  const ids = new Map<string, string>();
  const resolver = new Resolver({
    source,
    context: contextOf(source, context),
    keyOf: (id) => ids.get(id),
    find(model, fields) {
      const found = objects.find(model, fields);
      if (found || !ELSEWHERE.includes(modelNamed(model))) return found;
      return objects.add(created(model, Object.fromEntries(fields)));
    },
  });
  for (const entry of entriesOf(source)) {
    const object = apply(entry, source, objects, resolver);
    const id = source.scalar(entry, "id");
    if (object && id !== undefined && id !== null) ids.set(keyText(id), object.pk);
  }
}

/** Built-in values, then the file's, then the caller's. */
function contextOf(source: Source, given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const scope = { source, context: {}, keyOf: () => undefined, find: () => undefined };
  const own = new Resolver(scope).resolve(nodeAt(source.root, "context"));
  const builtIn = { "goauthentik.io/enterprise/licensed": false, "goauthentik.io/rbac/models": {} };
  return { ...builtIn, ...(typeof own === "object" ? own : {}), ...given };
}

/** Entries stand in a list, or in lists by section. */
function entriesOf(source: Source): readonly YAMLMap.Parsed[] {
  const node = nodeAt(source.root, "entries");
  const lists = isMap(node) ? node.items.map(({ value }) => value) : [node];
  return lists.flatMap((list) => {
    if (!isSeq(list)) throw source.failure(list ?? source.root, "The entries of a blueprint are a list.");
    return list.items.map((entry) => {
      if (!isMap(entry)) throw source.failure(entry, "An entry is a map.");
      return entry;
    });
  });
}

function apply(
  entry: YAMLMap.Parsed,
  source: Source,
  objects: Objects,
  resolver: Resolver,
): BlueprintObject | undefined {
  const model = resolver.resolve(nodeAt(entry, "model"));
  if (typeof model !== "string") throw source.failure(entry, "An entry names its model.");
  const conditions = resolver.resolve(nodeAt(entry, "conditions"));
  if (Array.isArray(conditions) && !conditions.every(isTrue)) return undefined;

  const identifiers = members(nodeAt(entry, "identifiers"), source, resolver);
  const state = source.scalar(entry, "state") ?? "present";
  if (!STATES.some((it) => it === state)) {
    throw source.failure(nodeAt(entry, "state"), `The state of an entry is one of ${STATES.join(", ")}.`);
  }
  const known = objects.find(model, new Map(Array.from(identifiers, ([name, { value }]) => [name, value])));
  if (state === "absent") {
    if (known) objects.remove(known);
    return undefined;
  }
  if (known && state === "must_created") throw source.failure(entry, "This entry must be new, but is there already.");
  if (known && state === "created") return known;

  const given = new Map([...identifiers, ...members(nodeAt(entry, "attrs"), source, resolver)]);
  const pk = given.get("pk")?.value;
  given.delete("pk");
  const object = known ?? objects.add({ ...created(model, {}), pk: pk === undefined ? undefined : keyText(pk) });
  object.isImported = true;
  delete object.known;
  delete object.knownSource;
  object.places.set("", source.place(entry));
  for (const [name, { value, place }] of given) {
    objects.assign(object, name, value);
    object.places.set(name, place);
  }
  return object;
}

function members(node: ParsedNode | undefined, source: Source, resolver: Resolver) {
  const found = new Map<string, { value: unknown; place: Place }>();
  if (!isMap(node)) return found;
  for (const { key, value } of node.items) {
    found.set(resolver.text(key), { value: resolver.resolve(value), place: source.place(value ?? key) });
  }
  return found;
}

function created(model: string, attrs: Record<string, unknown>): Omit<BlueprintObject, "pk"> {
  return { model: modelNamed(model), attrs, places: new Map(), isImported: false };
}
