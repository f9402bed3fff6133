import type { User } from "../directory.js";
import type { Invitation } from "../executor/world.js";
import type { BlueprintObject, Objects } from "./objects.js";
import { isKey, keyText } from "./objects.js";

/** An account that a file makes or changes: what it says of it. */
export interface NewAccount extends Partial<Omit<User, "passwordHash">> {
  username: string;
  password?: string;
}

/** Whom files bring. */
export interface People {
  accounts: readonly NewAccount[];
  /** By the keys that their links carry. */
  invitations: ReadonlyMap<string, Invitation>;
}

/** The accounts and invitations that files make or change. */
export function peopleOf(objects: Objects): People {
  const named = (model: string) =>
    objects.of((it) => it === model).filter(({ fate }) => fate === "added" || fate === "changed");
  return {
    accounts: named("authentik_core.user").flatMap((object) => accountOf(object, objects)),
    invitations: new Map(
      named("authentik_stages_invitation.invitation").map((object) => [keyOf(object), invitationOf(object, objects)]),
    ),
  };
}

function accountOf({ attrs }: BlueprintObject, objects: Objects): NewAccount[] {
  const username = text(attrs["username"]);
  if (username === undefined) return [];
  const groups = Array.isArray(attrs["groups"]) ? attrs["groups"].flatMap((key) => groupOf(key, objects)) : undefined;
  const isSuperuser = groups?.some(({ attrs }) => attrs["is_superuser"] === true);
  const type = text(attrs["type"]);
  const [name, email, password, upn] = ["name", "email", "password", "upn"].map((it) => text(attrs[it]));
  const active = attrs["is_active"];
  return [
    {
      username,
      ...(name === undefined ? {} : { name }),
      ...(email === undefined ? {} : { email }),
      ...(password === undefined ? {} : { password }),
      ...(upn === undefined ? {} : { upn }),
      ...(typeof active === "boolean" ? { isActive: active } : {}),
      ...(type === undefined ? {} : { isInternal: type === "internal" }),
      ...(groups ? { groups: groups.flatMap(({ attrs }) => text(attrs["name"]) ?? []) } : {}),
      ...(isSuperuser ? { isSuperuser } : {}),
      ...(isMap(attrs["attributes"]) ? { attributes: attrs["attributes"] } : {}),
    },
  ];
}

function groupOf(key: unknown, objects: Objects): BlueprintObject[] {
  const group = objects.get(keyText(key));
  return group?.model === "authentik_core.group" ? [group] : [];
}

/** One that a server has given no key has one by its name. */
function keyOf({ pk, attrs }: BlueprintObject): string {
  return isKey(pk) && !pk.includes("#") ? pk : (text(attrs["name"]) ?? pk);
}

function invitationOf({ attrs }: BlueprintObject, objects: Objects): Invitation {
  const flow = objects.get(keyText(attrs["flow"]))?.attrs["slug"];
  const fixed = attrs["fixed_data"];
  return {
    name: text(attrs["name"]) ?? "",
    ...(typeof flow === "string" ? { flow } : {}),
    ...(attrs["single_use"] === true ? { singleUse: true } : {}),
    ...(isMap(fixed) ? { data: fixed } : {}),
  };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
