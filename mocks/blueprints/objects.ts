import type { Source } from "../executor/sources/source.js";
import type { Stage } from "../executor/flow-stages.js";
import type { Place } from "./failure.js";

/** An object as a server would keep it after an import. References are keys of other objects. */
export interface BlueprintObject {
  readonly pk: string;
  /** In lower case, by today's name. */
  readonly model: string;
  attrs: Record<string, unknown>;
  /** Where each member stands; and the entry itself under no name. */
  places: Map<string, Place>;
  /** Stood in a file, and not in the world before. */
  isImported: boolean;
  /** The slug of a flow or the stage that it is already, if the world had it before. */
  known?: string | Stage;
  /** The source that it is already, if the world had it before. */
  knownSource?: Source;
}

/** Names of models that have others today. */
const RENAMED: Readonly<Record<string, string>> = {
  "authentik_stages_otp_static.otpstaticstage": "authentik_stages_authenticator_static.authenticatorstaticstage",
  "authentik_stages_otp_time.otptimestage": "authentik_stages_authenticator_totp.authenticatortotpstage",
  "authentik_stages_otp_validate.otpvalidatestage":
    "authentik_stages_authenticator_validate.authenticatorvalidatestage",
};

/** The name of a model today. */
export function modelNamed(name: string): string {
  const lower = name.toLowerCase();
  return RENAMED[lower] ?? lower;
}

/** A key or an id as text; whatever stands in its place is no key of anything. */
export function keyText(key: unknown): string {
  return typeof key === "string" || typeof key === "number" ? String(key) : "";
}

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

  get(pk: string): BlueprintObject | undefined {
    return this.#earliest(this.#at(pk));
  }

  /** The first whose members are these; `pk` alone is enough. */
  find(model: string, members: ReadonlyMap<string, unknown>): BlueprintObject | undefined {
    const wanted = modelNamed(model);
    const others = [...members].filter(([name]) => name !== "pk");
    const pk = members.get("pk");
    const byKey = pk === undefined ? [] : this.#at(keyText(pk)).filter((object) => object.model === wanted);
    const rarest = others
      .map(([name, value]) => this.#at(...place(wanted, name, value)))
      .reduce<BlueprintObject[] | undefined>(
        (least, some) => (least && least.length < some.length ? least : some),
        undefined,
      );
    const byMembers = (rarest ?? []).filter(({ attrs }) =>
      others.every(([name, value]) => matches(attrs, name, value)),
    );
    return this.#earliest([...byKey, ...byMembers]);
  }

  /** Those of a model whose member is this key. */
  having(model: string, member: string, key: string): BlueprintObject[] {
    return this.#at(...place(model, member, key)).filter(({ attrs }) => attrs[member] === key);
  }

  add(object: Omit<BlueprintObject, "pk"> & { pk?: string | undefined }): BlueprintObject {
    const added = { ...object, attrs: {}, pk: object.pk ?? `${object.model}#${++this.#created}` };
    this.#since.set(added, this.#all.size);
    this.#all.add(added);
    this.#note(added, added.pk);
    for (const [name, value] of Object.entries(object.attrs)) this.assign(added, name, value);
    return added;
  }

  /** Gives an object a member. */
  assign(object: BlueprintObject, name: string, value: unknown): void {
    // By definition, because assigned __proto__ would be no member.
    Object.defineProperty(object.attrs, name, { value, enumerable: true, configurable: true, writable: true });
    this.#note(object, ...place(object.model, name, value));
    this.#note(object, ...place(object.model, `${name}__iexact`, value));
  }

  remove(object: BlueprintObject): void {
    this.#all.delete(object);
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

/** Where an object is noted that has such a member. Lists and maps are never the same as others. */
function place(model: string, name: string, value: unknown): string[] {
  const [member = "", lookup = ""] = name.split("__");
  if (typeof value === "object" && value !== null) return [model, member, "other"];
  const isAlike = lookup === "iexact";
  return [model, member, isAlike ? "alike" : typeof value, isAlike ? String(value).toLowerCase() : String(value)];
}

/** Names may carry a lookup, of which only those that compare texts as a whole are played. */
function matches(attrs: Readonly<Record<string, unknown>>, name: string, value: unknown): boolean {
  const [member = "", lookup] = name.split("__");
  const own = Object.hasOwn(attrs, member) ? attrs[member] : undefined;
  if (lookup === "iexact") return String(own).toLowerCase() === String(value).toLowerCase();
  return own === value;
}
