import type { Challenge } from "../protocol/index.js";
import { PlexFailure } from "./failure.js";

/** Tells the server who Plex says it is. @returns the challenge to go on with: a redirect */
export async function redeemToken(
  server: string,
  slug: string,
  plex_token: string,
  signal: AbortSignal,
): Promise<Challenge> {
  const url = new URL(`api/v3/sources/plex/redeem_token/?slug=${encodeURIComponent(slug)}`, server);
  const csrf = /(?:^|;\s*)authentik_csrf=([^;]+)/.exec(document.cookie)?.[1];
  const headers = { "Content-Type": "application/json", ...(csrf ? { "X-authentik-CSRF": csrf } : {}) };
  const body = JSON.stringify({ plex_token });
  let answer: Record<string, unknown>;
  try {
    const response = await fetch(url, { method: "POST", headers, body, credentials: "include", signal });
    answer = (await response.json()) as Record<string, unknown>;
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new PlexFailure("unreachable", "", { cause }); // a page where JSON was due, as for an unknown slug
  }
  if (typeof answer.component === "string") return answer as unknown as Challenge; // the wire
  throw new PlexFailure("refused", typeof answer.detail === "string" ? answer.detail : "");
}
