import { PlexFailure } from "./failure.js";

/** Asks something of Plex. */
export async function ask(path: string, clientId: string, init: RequestInit): Promise<Record<string, unknown>> {
  const headers = {
    Accept: "application/json",
    "X-Plex-Client-Identifier": clientId,
    "X-Plex-Product": "authentik",
    "X-Plex-Device-Vendor": "authentik",
  };
  let response: Response;
  try {
    response = await fetch(`https://plex.tv/api/v2/${path}`, { ...init, headers });
    if (response.ok) return (await response.json()) as Record<string, unknown>;
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new PlexFailure("unreachable", "", { cause });
  }
  throw new PlexFailure(response.status === 404 ? "expired" : "unreachable", `HTTP ${response.status}`);
}
