import type { PlanContext } from "../flow.js";
import type { Circumstances } from "../policies/circumstances.js";
import { NotUnderstood } from "./not-understood.js";
import { hasFactor, modulesOf } from "./modules.js";
import { accountsFound, personOf, placeholderOf } from "./people.js";
import { patternMatches, patternReplaces } from "./patterns.js";
import { Callable, Thing, Unknown, equal, fromJson, items, text, toJson, type Value } from "./values.js";

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

/** What an expression can see, and what it leaves behind. */
export class Scene {
  readonly messages: string[] = [];
  readonly #plan: Map<Value, Value>;
  /** Where the plan leads next. */
  readonly #redirections: string[] = [];
  /** What is being judged, and may be changed. */
  #answers: Value = null;

  constructor(readonly circumstances: Circumstances) {
    this.#plan = this.#contextOf(circumstances.context);
  }

  /** The names of a policy. */
  policy(): Map<string, Value> {
    const { user, context, response } = this.circumstances;
    const redirect = new Callable("redirect", ([to = null]) => (this.#redirections.push(text(to)), null));
    const plan = new Thing("plan", {
      ...{ context: this.#plan, flow_pk: new Unknown("flow_pk") },
      ...(this.circumstances.redirect ? { redirect } : {}),
    });
    const asked = new Map(this.#plan).set("flow_plan", plan);
    if (response) asked.set("prompt_data", (this.#answers = fromJson({ ...context.prompt_data, ...response })));
    const person = this.#typed ?? personOf(user, context.auth_method !== undefined);
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
    const person = this.#typed ?? personOf(user, false);
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
    return modulesOf(this.circumstances.world);
  }

  /** Leaves in the plan what an expression has put there. */
  keep(): void {
    const { context, response } = this.circumstances;
    const before = this.#contextOf(context);
    for (const to of this.#redirections) this.circumstances.redirect?.(to);
    for (const key of before.keys()) if (!this.#plan.has(key)) this.#forget(key);
    if (response && this.#answers instanceof Map) {
      const known = fromJson({ ...context.prompt_data, ...response });
      for (const [key, value] of this.#answers) {
        if (known instanceof Map && !equal(known.get(key) ?? null, value)) response[text(key)] = toJson(value);
      }
    }
    for (const [key, value] of this.#plan) {
      if (
        typeof key !== "string" ||
        JSON.stringify(toJson(before.get(key) ?? null)) === JSON.stringify(toJson(value))
      ) {
        if (key !== "pending_user") continue;
      }
      if (key === "pending_user") {
        const known = value instanceof Thing && this.circumstances.world.directory.get(value.text);
        if (known && value.text !== context.pending_user) {
          context.pending_user = value.text;
          delete context.pending_user_identifier;
        }
      } else if (!OWN.some((it) => it === key)) Object.assign(context, { [key]: toJson(value) });
    }
  }

  /** Takes something out of the plan. */
  #forget(key: Value): void {
    const { context } = this.circumstances;
    if (key === "pending_user") {
      delete context.pending_user;
      delete context.pending_user_identifier;
    } else if (!OWN.some((it) => it === key)) Reflect.deleteProperty(context, text(key));
  }

  /** Who stands for a user that a server does not know, while what was typed is taken for a name. */
  get #typed(): Thing | undefined {
    const { user, context } = this.circumstances;
    const { pending_user, pending_user_identifier: typed } = context;
    return user || pending_user !== undefined || typed === undefined ? undefined : placeholderOf(typed);
  }

  #contextOf(context: PlanContext): Map<Value, Value> {
    const { world } = this.circumstances;
    const map = new Map<Value, Value>();
    for (const [name, value] of Object.entries(context)) {
      if (!OWN.some((it) => it === name) && value !== undefined) map.set(name, fromJson(value));
    }
    const pending = context.pending_user === undefined ? undefined : world.directory.get(context.pending_user);
    const person = pending ? personOf(pending, context.auth_method !== undefined) : this.#typed;
    if (person) map.set("pending_user", person);
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
    const { query } = this.circumstances;
    const sent = query === undefined ? {} : { GET: new Map<Value, Value>([["query", query]]) };
    return new Thing("http_request", { user, tenant: new Thing("tenant", settings), ...sent });
  }

  #common(): (readonly [string, Value])[] {
    const { context, world } = this.circumstances;
    const nothing = () => null;
    const log = Object.fromEntries(
      ["debug", "info", "warning", "error", "critical", "exception"].map((name) => [name, new Callable(name, nothing)]),
    );
    const functions: Record<string, Callable["call"]> = {
      ak_message: ([message = ""]) => (this.messages.push(text(message)), null),
      ak_user_by(args, named) {
        if (args.length || !named.size) throw new NotUnderstood("ak_user_by");
        return accountsFound(world, named)[0] ?? null;
      },
      ak_is_group_member([user = null], named) {
        const [[name, group] = ["", null]] = named;
        if (!(user instanceof Thing) || named.size !== 1 || name !== "name")
          throw new NotUnderstood("ak_is_group_member");
        return items(user.get("groups")).some((it) => text(it) === text(group));
      },
      ak_user_has_authenticator: ([user = null, kind = null], named) =>
        hasFactor(user, named.get("device_type") ?? kind, world),
      ak_create_event: nothing,
      regex_match: ([value = "", pattern = ""], named) =>
        patternMatches(text(value), text(named.get("regex") ?? pattern)),
      regex_replace: ([value = "", pattern = "", by = ""], named) =>
        patternReplaces(text(value), text(named.get("regex") ?? pattern), text(named.get("repl") ?? by)),
      list_flatten: ([value = null]) => (Array.isArray(value) ? (value[0] ?? null) : value),
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
