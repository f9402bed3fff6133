import type { Exchange } from "../exchange.js";
import { redirection } from "../redirection.js";
import { randomHex } from "../random.js";
import type { LoginSource, SourceChallenge } from "../../../src/protocol/challenges.js";
import type { Source } from "./source.js";
import type { World } from "../world.js";
import type { Stage } from "../flow-stages.js";

/** Where a source begins that the browser has to go to. */
export function loginPath({ kind, slug }: Source): string {
  return kind === "oauth" ? `source/oauth/login/${slug}/` : `source/${kind}/${slug}/`;
}

/** Where a source sends the browser back to. */
export function callbackPath({ kind, slug }: Source): string {
  return kind === "oauth" ? `source/oauth/callback/${slug}/` : `source/${kind}/${slug}/acs/`;
}

/** The challenge that follows when the user chooses a source (contract, section 4.1). */
export function challengeOf(source: Source, { world, url }: Exchange): SourceChallenge {
  if (source.kind === "plex")
    return { component: "ak-source-plex", client_id: source.clientId ?? "", slug: source.slug };
  if (source.kind === "oauth" && source.providerType === "apple") {
    return {
      component: "ak-source-oauth-apple",
      client_id: source.consumerKey ?? "",
      scope: "name email",
      redirect_uri: `${url.origin}${world.base}${callbackPath(source)}`,
      state: randomHex(),
    };
  }
  return redirection(world, `${world.base}${loginPath(source)}`);
}

/** A source as the identification stage offers it. */
export function loginSource(source: Source, exchange: Exchange): LoginSource {
  const { name, icon, promoted = false } = source;
  return { name, icon_url: icon ?? null, promoted, challenge: challengeOf(source, exchange) };
}

/** The source of a slug that some flow of the world leads to. */
export function findSource<K extends Source["kind"]>(
  { flows }: World,
  slug: string,
  kinds: readonly K[],
): Extract<Source, { kind: K }> | undefined {
  const isWanted = (source: Source): source is Extract<Source, { kind: K }> =>
    source.slug === slug && kinds.some((kind) => kind === source.kind);
  return flows.flatMap(({ bindings }) => bindings.flatMap(({ stage }) => sourcesOf(stage))).find(isWanted);
}

/** The sources that a stage leads to. */
export function sourcesOf(stage: Stage): readonly Source[] {
  if (stage.kind === "source" || stage.kind === "telegram") return [stage.source];
  if (stage.kind !== "identification") return [];
  return (stage.sources ?? []).flatMap((source) => ("kind" in source ? [source] : []));
}
