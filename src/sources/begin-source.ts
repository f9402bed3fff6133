import { readStored, store } from "../browser/storage.js";
import type { Challenge, LoginSource } from "../protocol/index.js";
import { hasStoredPin } from "../plex/stored-pin.js";

type Ways = Pick<Challenge<"ak-stage-identification">, "sources" | "user_fields" | "passwordless_url">;

/** Where the tab keeps for which page a source was begun by itself: a user who comes back from there wants to choose. */
const KEY = "ak-source-begun";

/** Goes on with a login source that needs no press: one that a person comes back from, or the only way in. */
export function beginSource(ways: Ways, signal: AbortSignal, choose: (source: LoginSource) => void): void {
  const source = signal.aborted ? undefined : (returning(ways) ?? only(ways));
  if (source) choose(source);
}

function returning({ sources }: Ways): LoginSource | undefined {
  return sources?.find(({ challenge }: { challenge?: unknown }) => hasStoredPin(slugOf(challenge)));
}

function slugOf(challenge: unknown): string | undefined {
  const { slug } = (challenge ?? {}) as { slug?: unknown }; // a nested challenge, of whatever kind
  return typeof slug === "string" ? slug : undefined;
}

function only({ sources, user_fields, passwordless_url }: Ways): LoginSource | undefined {
  const [source, ...others] = sources ?? [];
  return others.length || user_fields?.length || passwordless_url || !isFirst() ? undefined : source;
}

/** Whether this page did not begin one before. Without storage a first visit could not be told from a circle. */
function isFirst(): boolean {
  const page = location.pathname + location.search;
  return readStored("sessionStorage", KEY) !== page && store("sessionStorage", KEY, page);
}
