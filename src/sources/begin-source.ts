import { readStored, store } from "../browser/storage.js";
import type { Challenge, LoginSource } from "../protocol/index.js";
import { hasStoredPin } from "../plex/stored-pin.js";

type Ways = Pick<Challenge<"ak-stage-identification">, "sources" | "user_fields" | "passwordless_url">;

/** Session storage keeps here the page that began a source by itself: a user who comes back from it wants to choose. */
const KEY = "ak-source-begun";

/** Chooses a login source for the user: the one that the user comes back from, or the only way to sign in. */
export function beginSource(ways: Ways, signal: AbortSignal, choose: (source: LoginSource) => void): void {
  const source = signal.aborted ? undefined : (returning(ways) ?? only(ways));
  if (source) choose(source);
}

function returning({ sources }: Ways): LoginSource | undefined {
  return sources?.find(({ challenge }: { challenge?: unknown }) => hasStoredPin(slugOf(challenge)));
}

function slugOf(challenge: unknown): string | undefined {
  const { slug } = (challenge ?? {}) as { slug?: unknown }; // the nested challenge is unchecked
  return typeof slug === "string" ? slug : undefined;
}

function only({ sources, user_fields, passwordless_url }: Ways): LoginSource | undefined {
  const [source, ...others] = sources ?? [];
  return others.length || user_fields?.length || passwordless_url || !isFirst() ? undefined : source;
}

/** Whether this page has begun no source yet. False without storage, because it might go round in a circle. */
function isFirst(): boolean {
  const page = location.pathname + location.search;
  return readStored("sessionStorage", KEY) !== page && store("sessionStorage", KEY, page);
}
