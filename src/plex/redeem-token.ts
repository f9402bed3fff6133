import { fetchText, membersOf } from "../browser/fetch-text.js";
import { readCookies } from "../browser/storage.js";
import { csrfHeader, type Challenge } from "../protocol/index.js";
import { LIMIT } from "./ask.js";
import { PlexFailure } from "./plex-failure.js";

/** Sends Plex's token to the server, which asks Plex who the user is. @returns the next challenge, a redirect */
export async function redeemToken(
  base: string,
  slug: string,
  plex_token: string,
  signal: AbortSignal,
): Promise<Challenge> {
  const url = new URL(`api/v3/sources/plex/redeem_token/?slug=${encodeURIComponent(slug)}`, base);
  let reply: Readonly<Record<string, unknown>>;
  try {
    const headers = { "Content-Type": "application/json", ...csrfHeader(readCookies()) };
    const body = JSON.stringify({ plex_token });
    const { text } = await fetchText(url, { method: "POST", headers, body, credentials: "include", signal }, LIMIT);
    reply = membersOf(text);
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new PlexFailure("no-server", "", { cause });
  }
  if (typeof reply.component === "string") return reply as unknown as Challenge; // the wire
  // Without JSON, as for an unknown slug, the server has refused nothing.
  if (!Object.keys(reply).length) throw new PlexFailure("no-challenge");
  throw new PlexFailure("refused", typeof reply.detail === "string" ? reply.detail : "");
}
