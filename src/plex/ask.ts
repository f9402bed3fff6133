import { fetchText, membersOf } from "../browser/fetch-text.js";
import { PlexFailure } from "./plex-failure.js";

/** Milliseconds that a reply may take. */
export const LIMIT = 30_000;

/** Asks something of Plex. */
export async function ask(
  path: string,
  clientId: string,
  init: RequestInit & { signal: AbortSignal },
): Promise<Readonly<Record<string, unknown>>> {
  const headers = {
    Accept: "application/json",
    "X-Plex-Client-Identifier": clientId,
    "X-Plex-Product": "authentik",
    "X-Plex-Device-Vendor": "authentik",
  };
  const reply = await fetchText(`https://plex.tv/api/v2/${path}`, { ...init, headers }, LIMIT).catch(
    (cause: unknown) => {
      if (init.signal.aborted) throw cause;
      throw new PlexFailure("unreachable", "", { cause });
    },
  );
  if (reply.ok) return membersOf(reply.text);
  throw new PlexFailure(reply.status === 404 ? "expired" : "unreachable", `HTTP ${reply.status}`);
}
