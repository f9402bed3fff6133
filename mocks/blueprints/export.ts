import { Document } from "yaml";
import type { Flow } from "../executor/flow.js";
import { isNoMerge, quoteSigns } from "./quote-signs.js";
import { isTagged } from "./tagged.js";
import { tags } from "./tags.js";
import { FlowWriter } from "./write.js";

/**
 * Writes flows as a blueprint that servers and this importer read: references are tags instead of keys, so that it means
 * the same in every installation.
 *
 * @throws BlueprintFailure if a flow has something that no file can carry
 */
export function exportFlows(flows: readonly Flow[]): string {
  const entries = new FlowWriter(flows, true).write().map(({ pk: _, ...entry }) => entry);
  const names = flows.map(({ name, slug }) => name || slug).join(", ");
  const blueprint = { version: 1, metadata: { name: names }, entries };
  const document = new Document(blueprint, {
    version: "1.1",
    customTags: (known) => [...tags, ...known.filter(isNoMerge)],
    aliasDuplicateObjects: false, // a reference that stands twice is no anchor: people read these files
  });
  quoteSigns(document);
  const missing = entries.flatMap(({ model, id, attrs }) => {
    const names = (NEEDED[model] ?? []).filter((name) => !(name in attrs) || isEmpty((attrs as Attrs)[name]));
    return names.length ? [` ${id}: ${names.join(", ")}`] : [];
  });
  const secrets = entries.flatMap(({ id, attrs }) => {
    const names = Object.entries(attrs as Attrs).flatMap(([name, value]) => (isSecret(name, value) ? [name] : []));
    return names.length ? [` ${id}: ${names.join(", ")}`] : [];
  });
  const comments = [
    ...(missing.length ? [" A server needs more than is known here:", ...missing] : []),
    ...(secrets.length ? [" This file has secrets:", ...secrets] : []),
  ];
  if (comments.length) document.commentBefore = comments.join("\n").replace(/\n(?! )/g, " ");
  return document.toString({ directives: false, lineWidth: 0 });
}

type Attrs = Readonly<Record<string, unknown>>;

function isEmpty(value: unknown): boolean {
  return (value === "" || value === null || value === undefined) && !isTagged(value);
}

function isSecret(name: string, value: unknown): boolean {
  return (
    /secret|private_key|_token$|^auth(_password)?$|^password$/.test(name) && typeof value === "string" && value !== ""
  );
}

/** What servers need to make an object, and what flows are played without. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  "authentik_stages_authenticator_duo.authenticatorduostage": ["client_id", "client_secret", "api_hostname"],
  "authentik_stages_authenticator_sms.authenticatorsmsstage": ["provider", "from_number", "account_sid", "auth"],
  "authentik_flows.flow": ["name", "title"],
  "authentik_stages_prompt.prompt": ["field_key", "label"],
  "authentik_policies_expression.expressionpolicy": ["expression"],
  "authentik_stages_captcha.captchastage": ["public_key", "private_key"],
  "authentik_sources_oauth.oauthsource": ["provider_type", "consumer_key", "consumer_secret"],
  "authentik_sources_saml.samlsource": ["pre_authentication_flow", "sso_url"],
  "authentik_sources_plex.plexsource": ["plex_token"],
  "authentik_sources_telegram.telegramsource": ["bot_username", "bot_token", "pre_authentication_flow"],
};
