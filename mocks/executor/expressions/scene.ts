import type { PlanContext } from "../flow.js";
import type { Circumstances } from "../policies/circumstances.js";
import { NotUnderstood } from "./not-understood.js";
import { accountsOf, personOf } from "./people.js";
import { patternMatches, patternReplaces } from "./patterns.js";
import { Callable, Thing, Unknown, fromJson, items, text, toJson, truth, type Value } from "./values.js";

/** What a plan has that is the executor's own. */
const OWN: readonly (keyof PlanContext | "pending_user")[] = [
  ...([
    "pending_user",
    "application",
    "webauthn_challenge",
    "webauthn_attempts",
    "totp_secret",
    "static_codes",
  ] as const),
  ...(["sent_code", "mfa_codes", "duo_enrollment", "hint_tried", "flow_token", "flow_token_expires"] as const),
  ...(["email_sent", "consent_token", "invitation", "told_logouts"] as const),
];

/** What a server knows besides, of a user who comes from another place. */
const OF_SOURCES = [
  "source",
  "sources",
  "oauth_userinfo",
  "oauth_access_token",
  "user_path",
  "goauthentik.io/sources/connection",
];

/** Names that other modules of a server give. */
const CONSTANTS: Readonly<Record<string, string>> = {
  "authentik.core.models.USER_ATTRIBUTE_CHANGE_EMAIL": "goauthentik.io/user/can-change-email",
  "authentik.core.models.USER_ATTRIBUTE_CHANGE_NAME": "goauthentik.io/user/can-change-name",
  "authentik.core.models.USER_ATTRIBUTE_CHANGE_USERNAME": "goauthentik.io/user/can-change-username",
  "authentik.core.models.USER_ATTRIBUTE_SOURCES": "goauthentik.io/user/sources",
};

/** What an expression can see, and what it leaves behind. */
export class Scene {
  readonly messages: string[] = [];
  readonly #plan: Map<Value, Value>;

  constructor(readonly circumstances: Circumstances) {
    this.#plan = this.#contextOf(circumstances.context);
  }

  /** The names of a policy. */
  policy(): Map<string, Value> {
    const { user, context, response } = this.circumstances;
    const plan = new Thing("plan", { context: this.#plan, flow_pk: new Unknown("flow_pk") });
    const asked = new Map(this.#plan).set("flow_plan", plan);
    if (response) asked.set("prompt_data", fromJson({ ...context.prompt_data, ...response }));
    const person = personOf(user, context.auth_method !== undefined);
    const http = this.#http(person);
    const members = { user: person, context: asked, http_request: http, debug: false, obj: new Unknown("obj") };
    return new Map<string, Value>([
      ["request", new Thing("request", members)],
      ["context", asked],
      ["http_request", http],
      ...this.#common(),
    ]);
  }

  /** The names of a prompt. */
  prompt(): Map<string, Value> {
    const { user, context } = this.circumstances;
    const person = personOf(user, false);
    const asked = new Map(this.#plan);
    return new Map<string, Value>([
      ...this.#common(),
      ["user", person],
      ["request", new Thing("request", { user: person, context: asked, http_request: this.#http(person) })],
      ["http_request", this.#http(person)],
      ["context", asked],
      ["prompt_context", fromJson(context.prompt_data ?? {})],
    ]);
  }

  /** What can be imported. */
  get imported(): ReadonlyMap<string, Value> {
    return new Map<string, Value>([
      ...Object.entries(CONSTANTS),
      ["authentik.core.models.User", accountsOf(this.circumstances.world)],
    ]);
  }

  /** Leaves in the plan what an expression has put there. */
  keep(): void {
    const { context } = this.circumstances;
    const before = this.#contextOf(context);
    for (const [key, value] of this.#plan) {
      if (
        typeof key !== "string" ||
        JSON.stringify(toJson(before.get(key) ?? null)) === JSON.stringify(toJson(value))
      ) {
        if (key !== "pending_user") continue;
      }
      if (key === "pending_user") {
        if (value instanceof Thing && value.kind === "user" && value.text !== context.pending_user) {
          context.pending_user = value.text;
          delete context.pending_user_identifier;
        }
      } else if (!OWN.some((it) => it === key)) Object.assign(context, { [key]: toJson(value) });
    }
  }

  #contextOf(context: PlanContext): Map<Value, Value> {
    const { world } = this.circumstances;
    const map = new Map<Value, Value>();
    for (const [name, value] of Object.entries(context)) {
      if (!OWN.some((it) => it === name) && value !== undefined) map.set(name, fromJson(value));
    }
    const pending = context.pending_user === undefined ? undefined : world.directory.get(context.pending_user);
    if (pending) map.set("pending_user", personOf(pending, context.auth_method !== undefined));
    if (context.application) {
      map.set("application", new Thing("application", { name: context.application.name }, context.application.name));
    }
    if (context.email_sent) map.set("email_sent", true);
    if (context.invitation !== undefined) {
      map.set("invitation", new Thing("invitation", { name: context.invitation }, context.invitation));
      map.set("invitation_in_effect", true);
    }
    if (context.auth_method !== undefined) map.set("auth_method_args", new Unknown("auth_method_args"));
    if (context.is_sso) for (const name of OF_SOURCES) if (!map.has(name)) map.set(name, new Unknown(name));
    map.set("geoip", new Unknown("geoip"));
    map.set("asn", new Unknown("asn"));
    return map;
  }

  #http(user: Thing): Thing {
    const settings = {
      default_user_change_name: true,
      default_user_change_email: false,
      default_user_change_username: false,
    };
    return new Thing("http_request", { user, tenant: new Thing("tenant", settings) });
  }

  #common(): (readonly [string, Value])[] {
    const { context, world } = this.circumstances;
    const { directory } = world;
    const nothing = () => null;
    const log = Object.fromEntries(
      ["debug", "info", "warning", "error", "critical", "exception"].map((name) => [name, new Callable(name, nothing)]),
    );
    const functions: Record<string, Callable["call"]> = {
      ak_message: ([message = ""]) => (this.messages.push(text(message)), null),
      ak_user_by(args, named) {
        const [[name, value] = ["", null]] = named;
        if (args.length || named.size !== 1 || (name !== "username" && name !== "email"))
          throw new NotUnderstood("ak_user_by");
        const user = directory.users.find((user) => user[name] === text(value));
        return user ? personOf(user, false) : null;
      },
      ak_is_group_member([user = null], named) {
        const [[name, group] = ["", null]] = named;
        if (!(user instanceof Thing) || named.size !== 1 || name !== "name")
          throw new NotUnderstood("ak_is_group_member");
        return items(user.get("groups")).some((it) => text(it) === text(group));
      },
      ak_user_has_authenticator: ([user = null, kind = null], named) =>
        hasFactor(user, named.get("device_type") ?? kind),
      ak_create_event: nothing,
      regex_match: ([value = "", pattern = ""], named) =>
        patternMatches(text(value), text(named.get("regex") ?? pattern)),
      regex_replace: ([value = "", pattern = "", by = ""], named) =>
        patternReplaces(text(value), text(named.get("regex") ?? pattern), text(named.get("repl") ?? by)),
      list_flatten: ([value = null]) => (Array.isArray(value) ? (value[0] ?? null) : value),
    };
    const hasFactor = (user: Value, kind: Value): boolean => {
      if (!(user instanceof Thing)) throw new NotUnderstood("ak_user_has_authenticator");
      const known = directory.get(user.text);
      const classes = world.authenticators.devices
        .filter((it) => it.username === user.text)
        .map((it) => it.deviceClass as string);
      if (known && directory.passkeysOf(known).length) classes.push("webauthn");
      return truth(kind) ? classes.includes(text(kind)) : classes.length > 0;
    };
    return [
      ["ak_is_sso_flow", context.is_sso === true],
      ["ak_logger", new Thing("logger", log)],
      ...["ak_client_ip", "geoip", "asn", "requests", "ak_call_policy", "ak_send_email", "user"].map(
        (name): [string, Value] => [name, new Unknown(name)],
      ),
      ...Object.entries(functions).map(([name, call]): [string, Value] => [name, new Callable(name, call)]),
    ];
  }
}
