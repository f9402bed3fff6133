import type { Place } from "./failure.js";
import { basesOf, isA, modelNamed, naturalMembers } from "./models.js";
import { finding, isTagged, mapValues, type Tagged } from "./tagged.js";

/** An object as a server would keep it after an import. References are keys of other objects. */
export interface BlueprintObject {
  readonly pk: string;
  /** In lower case, by today's name. */
  readonly model: string;
  attrs: Record<string, unknown>;
  /** Where each member stands; and the entry itself under no name. */
  places: Map<string, Place>;
  /** What became of it; nothing if it was there before and no file names it. */
  fate?: "added" | "changed" | "same";
  /** How members are written whose values only a server has. */
  written?: Map<string, Tagged>;
  /** What it is, where no file can say it. */
  known?: unknown;
}

/** A key or an id as text; whatever stands in its place is no key of anything. */
export function keyText(key: unknown): string {
  return typeof key === "string" || typeof key === "number" ? String(key) : "";
}

/** Models whose objects are never in exports: an object that a file names is taken to exist. */
const ELSEWHERE = ["authentik_core.group", "authentik_core.user"];

/** What a lookup says after a member, as in `name__iexact`. */
const LOOKUPS: Readonly<Record<string, (own: unknown, value: unknown) => boolean>> = {
  exact: (own, value) => own === value,
  iexact: (own, value) => folded(own) === folded(value),
  contains: (own, value) => String(own).includes(String(value)),
  icontains: (own, value) => folded(own).includes(folded(value)),
  startswith: (own, value) => String(own).startsWith(String(value)),
  istartswith: (own, value) => folded(own).startsWith(folded(value)),
  endswith: (own, value) => String(own).endsWith(String(value)),
  iendswith: (own, value) => folded(own).endsWith(folded(value)),
  in: (own, value) => Array.isArray(value) && value.includes(own),
  isnull: (own, value) => (own === undefined || own === null) === Boolean(value),
};

const text = (value: unknown) => String(value);
const folded = (value: unknown) => text(value).toLowerCase();

/** What servers call the keys of objects. */
const KEYS = /^(pk|id|uuid|\w+_uuid|\w+_ptr(_id)?)$/;

/** All objects that entries can refer to, found by what they are and have without going through all of them. */
export class Objects {
  /** In the order in which they came. */
  readonly #all = new Set<BlueprintObject>();
  readonly #index = new Map<string, Set<BlueprintObject>>();
  /** When each came. */
  readonly #since = new WeakMap<BlueprintObject, number>();
  #created = 0;

  /** In the order in which they came. */
  of(isWanted: (model: string) => boolean): BlueprintObject[] {
    return [...this.#all].filter(({ model }) => isWanted(model));
  }

  has(object: BlueprintObject): boolean {
    return this.#all.has(object);
  }

  get(pk: string): BlueprintObject | undefined {
    return this.#earliest(this.#at(pk));
  }

  /** The first whose members are these; `pk` alone is enough. */
  find(model: string, members: ReadonlyMap<string, unknown>): BlueprintObject | undefined {
    const wanted = modelNamed(model);
    const others = [...members].filter(([name]) => name !== "pk");
    const pk = members.get("pk");
    const byKey = pk === undefined ? [] : this.#at(keyText(pk)).filter((object) => isA(object.model, wanted));
    const rarest = others
      .map(([name, value]) => this.#at(...place(wanted, name, value)))
      .reduce<BlueprintObject[] | undefined>(
        (least, some) => (least && least.length < some.length ? least : some),
        undefined,
      );
    const byMembers = (rarest ?? []).filter((object) =>
      others.every(([name, value]) => this.#matches(object, name.split("__"), value)),
    );
    return this.#earliest([...byKey, ...byMembers]);
  }

  /** The same for a reference: accounts and groups that a file names are taken to exist. */
  seek(model: string, members: ReadonlyMap<string, unknown>): BlueprintObject | undefined {
    const found = this.find(model, members);
    if (found || !ELSEWHERE.includes(modelNamed(model)) || !members.size) return found;
    if ([...members].some(([name, value]) => name.includes("__") || typeof value !== "string")) return undefined;
    return this.add({ model: modelNamed(model), attrs: Object.fromEntries(members), places: new Map() });
  }

  /** Those of a model whose member is this key. */
  having(model: string, member: string, key: string): BlueprintObject[] {
    return this.#at(...place(model, member, key)).filter(({ attrs }) => attrs[member] === key);
  }

  add(object: Omit<BlueprintObject, "pk"> & { pk?: string | undefined }): BlueprintObject {
    const added = { ...object, attrs: {}, pk: object.pk ?? `${object.model}#${++this.#created}` };
    this.#since.set(added, this.#created++);
    this.#all.add(added);
    this.call(added, added.pk);
    for (const model of [added.model, ...basesOf(added.model)]) this.#note(added, model);
    for (const [name, value] of Object.entries(object.attrs)) this.assign(added, name, value);
    return added;
  }

  /** Lets an object be found by one more key. */
  call(object: BlueprintObject, key: string): void {
    this.#note(object, key);
  }

  /** Gives an object a member. */
  assign(object: BlueprintObject, name: string, value: unknown): void {
    // By definition, because assigned __proto__ would be no member.
    Object.defineProperty(object.attrs, name, { value, enumerable: true, configurable: true, writable: true });
    for (const model of [object.model, ...basesOf(object.model)]) {
      this.#note(object, ...place(model, name, value));
      this.#note(object, ...place(model, `${name}__iexact`, value));
    }
  }

  remove(object: BlueprintObject): void {
    this.#all.delete(object);
  }

  /** How another file finds an object: by what people call it, not by a key of this world. */
  naming(object: BlueprintObject): Tagged | undefined {
    const fields = naturalMembers(object.model).flatMap((name): [string, unknown][] => {
      const value = object.attrs[name];
      return value === undefined || value === null ? [] : [[name, this.portable(value)]];
    });
    return fields.length ? finding(object.model, fields) : undefined;
  }

  /** A value in which keys of objects are what finds these anywhere. */
  portable(value: unknown): unknown {
    return mapValues(value, (leaf) => {
      const object = typeof leaf === "string" && isKey(leaf) ? this.get(leaf) : undefined;
      return (object && this.naming(object)) ?? leaf;
    });
  }

  #matches(object: BlueprintObject | undefined, [name = "", ...rest]: readonly string[], value: unknown): boolean {
    if (!object) return false;
    const isOwn = Object.hasOwn(object.attrs, name);
    const own = isOwn ? object.attrs[name] : KEYS.test(name) ? object.pk : null;
    const [next] = rest;
    if (next === undefined) return isAlike(own, value);
    const lookup = LOOKUPS[next];
    if (lookup) return lookup(own, value);
    return this.#matches(this.get(keyText(own)), rest, value);
  }

  /** Those that were noted there and are still there. */
  #at(...where: readonly string[]): BlueprintObject[] {
    return [...(this.#index.get(where.join("\0")) ?? [])].filter((object) => this.#all.has(object));
  }

  #note(object: BlueprintObject, ...where: readonly string[]): void {
    const key = where.join("\0");
    const noted = this.#index.get(key) ?? new Set();
    this.#index.set(key, noted.add(object));
  }

  #earliest(objects: readonly BlueprintObject[]): BlueprintObject | undefined {
    const since = (object: BlueprintObject) => this.#since.get(object) ?? 0;
    return objects.reduce<BlueprintObject | undefined>(
      (first, object) => (first && since(first) <= since(object) ? first : object),
      undefined,
    );
  }
}

/** Whether a text has the form of a key: that of a server, or that of an object which was made here. */
export function isKey(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) || /^[\w.]+#\d+$/.test(text);
}

/** Where an object is noted that has such a member; where the member is not compared as a whole, all of its model. */
function place(model: string, name: string, value: unknown): string[] {
  const [member = "", lookup = "", more] = name.split("__");
  if (lookup && lookup !== "exact" && lookup !== "iexact") return [model];
  if (more !== undefined || KEYS.test(member) || value === null) return [model];
  // Lists and maps are never the same as others; but tags are.
  if (isTagged(value)) return [model, member, "tag", JSON.stringify(value)];
  if (typeof value === "object") return [model, member, "other"];
  return lookup === "iexact" ? [model, member, "alike", folded(value)] : [model, member, "same", text(value)];
}

/** Whether values are the same to a server, which takes "10" for 10. */
function isAlike(own: unknown, value: unknown): boolean {
  if (isTagged(own) && isTagged(value)) return JSON.stringify(own) === JSON.stringify(value);
  if (isPlain(own) && isPlain(value)) return String(own) === String(value);
  return value === null && (own === null || own === undefined);
}

function isPlain(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}
