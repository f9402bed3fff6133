import type { LoginSource } from "../../src/protocol/challenges.js";
import type { Source } from "../executor/sources/source.js";
import {
  flag,
  flowReference,
  keysIn,
  text,
  texts,
  word,
  type Member,
  type Members,
  type Reader,
  type Writer,
} from "./member.js";
import type { BlueprintObject } from "./objects.js";
import { readMembers, writeMembers } from "./record.js";

type Of<K extends Source["kind"]> = Extract<Source, { kind: K }>;

const MODELS: { readonly [K in Source["kind"]]: string } = {
  oauth: "authentik_sources_oauth.oauthsource",
  saml: "authentik_sources_saml.samlsource",
  plex: "authentik_sources_plex.plexsource",
  telegram: "authentik_sources_telegram.telegramsource",
};

const place = {
  name: text("name"),
  slug: text("slug"),
  icon: text("icon"),
  promoted: flag("promoted"),
  authenticationFlow: flowReference("authentication_flow"),
  enrollmentFlow: flowReference("enrollment_flow"),
  userMatchingMode: word("user_matching_mode", [
    "identifier",
    "email_link",
    "email_deny",
    "username_link",
    "username_deny",
  ]),
};

const members: { readonly [K in Source["kind"]]: Members<Of<K>, "kind"> } = {
  oauth: { ...place, providerType: text("provider_type"), consumerKey: text("consumer_key") },
  saml: place,
  plex: {
    ...place,
    clientId: text("client_id"),
    allowFriends: flag("allow_friends"),
    allowedServers: texts("allowed_servers"),
  },
  telegram: {
    ...place,
    botUsername: text("bot_username"),
    botToken: text("bot_token"),
    requestMessageAccess: flag("request_message_access"),
    preAuthenticationFlow: flowReference("pre_authentication_flow"),
  },
};

const KINDS = Object.keys(MODELS) as Source["kind"][];

/** What a stage leads to whose file does not say where. */
export const nowhereElse: Source = { kind: "oauth", name: "", slug: "", providerType: "" };

/** The model of a source. */
export function sourceModel({ kind }: Source): string {
  return MODELS[kind];
}

/** Whether sources of a model can be played. */
export function isSource(model: string): boolean {
  return KINDS.some((kind) => MODELS[kind] === model);
}

/** A source of a file. */
export function readSource(object: BlueprintObject, reader: Reader): Source | undefined {
  const kind = KINDS.find((kind) => MODELS[kind] === object.model);
  if (!kind) return undefined;
  const blank = { name: "", slug: "", ...(kind === "oauth" ? { providerType: "" } : {}) };
  // The table's type says that members and kind belong together.
  return { kind, ...blank, ...readMembers(object, members[kind], reader, []) } as Source;
}

/** The members of a source, as a file has them. */
export function writeSource(source: Source, writer: Writer): Record<string, unknown> {
  return writeMembers<object>(source, members[source.kind], writer);
}

/** A source that a stage leads to. */
export function sourceReference(name: string): Member<Source> {
  return { name, read: (key, reader) => played(reader.source(key)), write: (source, writer) => writer.source(source) };
}

/** The sources that identification offers; what is shown as it is cannot be carried by files. */
export function sourceReferences(name: string): Member<readonly (Source | LoginSource)[]> {
  return {
    name,
    read: (keys, reader) => keysIn(keys).flatMap((key) => reader.source(key) ?? []),
    write(sources, writer) {
      const written = sources.flatMap((source) =>
        "kind" in source ? [writer.source(source)] : (writer.shown?.(source) ?? []),
      );
      return written.length || !sources.length ? written : undefined;
    },
  };
}

function played(source: Source | LoginSource | undefined): Source | undefined {
  return source && "kind" in source ? source : undefined;
}
