import type { User } from "../../directory.js";
import type { World } from "../world.js";
import { NotUnderstood } from "./not-understood.js";
import { Callable, Thing, Unknown, equal, fromJson, text, type Value } from "./values.js";

type Named = ReadonlyMap<string, Value>;

/**
 * What stands for a user whom a server does not know, and does not tell so: an account that is not saved, with what was
 * typed for its name.
 */
export function placeholderOf(typed: string): Thing {
  const user = { username: typed, name: "", email: typed, isActive: true, passwordHash: "none" };
  const { kind, members, text, absent } = personOf(user, false);
  return new Thing(kind, { ...members, pk: null, id: null }, text, absent);
}

/** An account as an expression has it; without one, the anonymous user. */
export function personOf(user: User | undefined, hasBackend: boolean): Thing {
  const groups = (user?.groups ?? []).map(
    (name) => new Thing("group", { name, is_superuser: new Unknown("is_superuser") }, name),
  );
  const attributes = () => {
    const settings = user?.locale === undefined ? {} : { settings: { ...settingsOf(user), locale: user.locale } };
    return fromJson({ ...user?.attributes, ...settings });
  };
  const groupAttributes = new Callable("group_attributes", attributes);
  const backend = hasBackend ? { backend: new Unknown("backend") } : {};
  const common = {
    ...{ is_authenticated: user !== undefined, is_anonymous: user === undefined, ...backend },
    ...{
      ak_groups: found("groups", groups),
      groups: found("groups", groups),
      all_groups: method("all_groups", groups),
    },
    ...{ username: user?.username ?? "", is_active: user?.isActive ?? false, is_superuser: user?.isSuperuser ?? false },
    is_staff: user?.isSuperuser ?? false,
    group_attributes: groupAttributes,
  };
  const absent = hasBackend ? [] : ["backend"];
  if (!user) return new Thing("anonymous", { ...common, pk: null, id: null }, "AnonymousUser", absent);
  const pk = new Thing(`key of ${user.username}`, {});
  return new Thing(
    "user",
    {
      ...common,
      ...{ pk, id: pk, name: user.name, email: user.email, attributes },
      type: user.isInternal === undefined ? new Unknown("type") : user.isInternal ? "internal" : "external",
      has_usable_password: new Callable("has_usable_password", () => user.passwordHash !== ""),
    },
    user.username,
    absent,
  );
}

function settingsOf({ attributes }: User): object {
  const settings = attributes?.["settings"];
  return typeof settings === "object" && settings !== null ? settings : {};
}

function method(name: string, groups: Thing[]): Callable {
  return new Callable(name, () => found("groups", groups));
}

/** What a query has found, for the questions that expressions ask of it. */
export function found(kind: string, all: readonly Thing[]): Thing {
  const narrowed = (named: Named, isKept: boolean) =>
    found(
      kind,
      all.filter((it) => Array.from(named).every(([name, value]) => matches(it, name, value)) === isKept),
    );
  return new Thing(kind, {
    "(items)": () => [...all],
    all: new Callable("all", () => found(kind, all)),
    filter: new Callable("filter", (args, named) => {
      if (args.length) throw new NotUnderstood("filter");
      return narrowed(named, true);
    }),
    exclude: new Callable("exclude", (args, named) => {
      if (args.length || named.size !== 1) throw new NotUnderstood("exclude");
      return narrowed(named, false);
    }),
    exists: new Callable("exists", () => all.length > 0),
    count: new Callable("count", () => all.length),
    first: new Callable("first", () => all[0] ?? null),
    values_list: new Callable("values_list", (args) => {
      const [name] = args;
      if (args.length !== 1 || typeof name !== "string") throw new NotUnderstood("values_list");
      return all.map((it) => it.get(name));
    }),
  });
}

function matches(thing: Thing, lookup: string, value: Value): boolean {
  if (lookup === "pk" || lookup === "id") return equal(thing.get(lookup), value);
  const [name = "", how = "exact", more] = lookup.split("__");
  const own = text(thing.get(name));
  if (more !== undefined) throw new NotUnderstood(lookup);
  const [a, b] =
    how.startsWith("i") && how !== "in"
      ? [own.toLowerCase(), text(value).toLowerCase()]
      : [own, how === "in" ? "" : text(value)];
  switch (how) {
    case "exact":
    case "iexact":
      return a === b;
    case "startswith":
    case "istartswith":
      return a.startsWith(b);
    case "contains":
    case "icontains":
      return a.includes(b);
    case "in":
      return Array.isArray(value) && value.some((it) => text(it) === own);
    default:
      throw new NotUnderstood(lookup);
  }
}

/** The accounts that lookups find. */
export function accountsFound({ directory }: World, lookups: Named): Thing[] {
  const all = directory.users.map((user) => personOf(user, false));
  return all.filter((it) => Array.from(lookups).every(([name, value]) => matches(it, name, value)));
}

/** The class of accounts, by which expressions look for some. */
export function accountsOf({ directory }: World): Thing {
  const all = () => directory.users.map((user) => personOf(user, false));
  return new Thing("User", { objects: () => found("users", all()) });
}
