import { ask } from "./ask.js";
import { PlexFailure } from "./plex-failure.js";

/** What the user approves at Plex: we ask Plex about the `id`, Plex's page shows the `code`. */
export interface Pin {
  id: number;
  code: string;
}

/** Has Plex make a PIN. */
export async function createPin(clientId: string, signal: AbortSignal): Promise<Pin> {
  const { id, code } = await ask("pins.json?strong=true", clientId, { method: "POST", signal });
  if (typeof id !== "number" || typeof code !== "string") throw new PlexFailure("unreachable", "No PIN came");
  return { id, code };
}
