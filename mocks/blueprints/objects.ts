import type { Source } from "../executor/sources/source.js";
import type { Stage } from "../executor/stages/registry.js";
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

/** All objects that entries can refer to. */
export class Objects {
  readonly #all: BlueprintObject[] = [];
  #created = 0;

  /** In the order in which they came. */
  of(isWanted: (model: string) => boolean): BlueprintObject[] {
    return this.#all.filter(({ model }) => isWanted(model));
  }

  get(pk: string): BlueprintObject | undefined {
    return this.#all.find((object) => object.pk === pk);
  }

  /** The first whose members are these; `pk` alone is enough. */
  find(model: string, members: ReadonlyMap<string, unknown>): BlueprintObject | undefined {
    const { pk, ...others } = Object.fromEntries(members);
    const pairs = Object.entries(others);
    return this.#all.find(
      (object) =>
        object.model === modelNamed(model) &&
        ((pk !== undefined && object.pk === keyText(pk)) ||
          (pairs.length > 0 && pairs.every(([name, value]) => matches(object.attrs, name, value)))),
    );
  }

  add(object: Omit<BlueprintObject, "pk"> & { pk?: string | undefined }): BlueprintObject {
    const added = { ...object, pk: object.pk ?? `${object.model}#${++this.#created}` };
    this.#all.push(added);
    return added;
  }

  remove(object: BlueprintObject): void {
    this.#all.splice(this.#all.indexOf(object), 1);
  }
}

/** Names may carry a lookup, of which only those that compare texts as a whole are played. */
function matches(attrs: Readonly<Record<string, unknown>>, name: string, value: unknown): boolean {
  const [member = "", lookup] = name.split("__");
  const own = attrs[member];
  if (lookup === "iexact") return String(own).toLowerCase() === String(value).toLowerCase();
  return own === value;
}
