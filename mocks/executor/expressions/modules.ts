import type { DeviceClass } from "../flow-stages.js";
import type { World } from "../world.js";
import { randomHex } from "../random.js";
import { NotUnderstood, Raised } from "./not-understood.js";
import { patternFound, patternReplaces, type Place } from "./patterns.js";
import { accountsOf, found, personOf } from "./people.js";
import { Callable, Thing, items, text, truth, type Value } from "./values.js";

/** Names that are texts. */
const CONSTANTS: Readonly<Record<string, string>> = {
  "authentik.core.models.USER_ATTRIBUTE_CHANGE_EMAIL": "goauthentik.io/user/can-change-email",
  "authentik.core.models.USER_ATTRIBUTE_CHANGE_NAME": "goauthentik.io/user/can-change-name",
  "authentik.core.models.USER_ATTRIBUTE_CHANGE_USERNAME": "goauthentik.io/user/can-change-username",
  "authentik.core.models.USER_ATTRIBUTE_SOURCES": "goauthentik.io/user/sources",
  "string.ascii_letters": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
  "string.ascii_lowercase": "abcdefghijklmnopqrstuvwxyz",
  "string.ascii_uppercase": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  "string.digits": "0123456789",
};

/** The classes of second factors, by their names in the stages of a server. */
const DEVICES: Readonly<Record<string, DeviceClass>> = {
  "authenticator_duo.models.DuoDevice": "duo",
  "authenticator_email.models.EmailDevice": "email",
  "authenticator_sms.models.SMSDevice": "sms",
  "authenticator_static.models.StaticDevice": "static",
  "authenticator_totp.models.TOTPDevice": "totp",
  "authenticator_webauthn.models.WebAuthnDevice": "webauthn",
};

/** What expressions can import, by its whole name: some of the language, some of the server. */
export function modulesOf(world: World): ReadonlyMap<string, Value> {
  const members: Record<string, Value> = { ...CONSTANTS, ...functions() };
  for (const [name, kind] of Object.entries(DEVICES)) members[`authentik.stages.${name}`] = devicesOf(kind, world);
  members["authentik.core.models.User"] = accountsOf(world);
  const all = new Map(Object.entries(members));
  for (const module of ["random", "re", "secrets", "string", "uuid"]) {
    const own = [...all].flatMap(([name, value]): [string, Value][] =>
      name.startsWith(`${module}.`) ? [[name.slice(module.length + 1), value]] : [],
    );
    all.set(module, new Thing(module, Object.fromEntries(own)));
  }
  return all;
}

function functions(): Record<string, Value> {
  const calls: Readonly<Record<string, (...args: Value[]) => Value>> = {
    "random.choice": chosen,
    "secrets.choice": chosen,
    "random.randint": (from, to) => between(from, to),
    "uuid.uuid4": () => {
      const id = crypto.randomUUID();
      return new Thing("uuid", { hex: id.replaceAll("-", "") }, id);
    },
    "secrets.token_hex": (bytes = 32) => randomHex(2 * between(bytes, bytes)),
    "re.match": (pattern, value, flags) => match("start", pattern, value, flags),
    "re.search": (pattern, value, flags) => match("anywhere", pattern, value, flags),
    "re.fullmatch": (pattern, value, flags) => match("whole", pattern, value, flags),
    "re.sub": (pattern = null, by = null, value = null, ...more) => {
      if (more.length || typeof by !== "string") throw new NotUnderstood("re.sub");
      return patternReplaces(text(value), text(pattern), by);
    },
  };
  const named = Object.entries(calls).map(([name, call]): [string, Value] => [
    name,
    new Callable(name, (args, others) => {
      if (others.size) throw new NotUnderstood(name);
      return call(...args);
    }),
  ]);
  return { ...Object.fromEntries(named), "re.I": IGNORES_CASE, "re.IGNORECASE": IGNORES_CASE };
}

const IGNORES_CASE = new Thing("flag of re", {}, "re.IGNORECASE");

function chosen(from: Value = null): Value {
  const all = items(from);
  const it = all[Math.floor(Math.random() * all.length)];
  if (it === undefined) throw new Raised("IndexError");
  return it;
}

function between(from: Value = null, to: Value = null): number {
  if (!Number.isInteger(from) || !Number.isInteger(to)) throw new NotUnderstood("randint");
  const [least, most] = [Number(from), Number(to)];
  if (most < least) throw new Raised("ValueError");
  return least + Math.floor(Math.random() * (most - least + 1));
}

function match(place: Place, pattern: Value = null, value: Value = null, flags: Value = 0): Value {
  if (typeof value !== "string" || typeof pattern !== "string") throw new Raised("TypeError");
  if (flags !== 0 && flags !== IGNORES_CASE) throw new NotUnderstood("a flag of re");
  const result = patternFound(value, pattern, place, flags === IGNORES_CASE);
  if (!result) return null;
  const groups = result.map((it: string | undefined): Value => it ?? null); // one that took no part has no text
  const group = (at: Value = 0): Value => {
    const it = typeof at === "number" ? groups[at] : undefined;
    if (it === undefined) throw new NotUnderstood("group");
    return it;
  };
  return new Thing("match", {
    group: new Callable("group", ([at]) => group(at)),
    groups: new Callable("groups", () => groups.slice(1)),
  });
}

/** The class of second factors of one kind, by which expressions look for some. */
function devicesOf(kind: DeviceClass, { authenticators, directory }: World): Thing {
  const owners = () => [
    ...authenticators.devices.flatMap((it) => (it.deviceClass === kind ? it.username : [])),
    ...(kind === "webauthn" ? directory.passkeys.map(({ username }) => username) : []),
  ];
  const all = () =>
    owners().flatMap((username) => {
      const user = directory.get(username);
      return user ? [new Thing(kind, { user: personOf(user, false), confirmed: true }, username)] : [];
    });
  return new Thing(kind, { objects: () => found("devices", all()) });
}

/** Whether an account has a second factor: any, or one of a kind. */
export function hasFactor(user: Value, kind: Value, world: World): boolean {
  if (!(user instanceof Thing)) throw new NotUnderstood("ak_user_has_authenticator");
  const known = world.directory.get(user.text);
  const classes = world.authenticators.devices
    .filter((it) => it.username === user.text)
    .map((it) => it.deviceClass as string);
  if (known && world.directory.passkeysOf(known).length) classes.push("webauthn");
  return truth(kind) ? classes.includes(text(kind)) : classes.length > 0;
}
