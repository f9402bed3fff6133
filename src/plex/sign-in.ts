import type { Challenge } from "../protocol/index.js";
import { approvalAddress } from "./address.js";
import { awaitToken } from "./await-token.js";
import { storePin, takeStoredPin } from "./stored-pin.js";
import { createPin, type Pin } from "./pin.js";
import { openPopup } from "./popup.js";
import { redeemToken } from "./redeem-token.js";

/** What signing in with Plex needs. */
export interface PlexSignIn {
  client_id: string;
  slug: string;
  /** Root of the installation. */
  base: string;
  /** Milliseconds between two questions to Plex. */
  interval: number;
  signal: AbortSignal;
  /** Called with the address of Plex if this page can neither open a window nor store the PIN: the user opens it. */
  offer: (address: string) => void;
  /** Called with the address of Plex that this tab should go to; Plex sends the browser back here. */
  leave: (address: string) => void;
}

/**
 * Signs in at Plex: in a popup, else in this tab, else by a link that the user opens. To be called while handling a
 * click.
 * @returns the challenge to go on with, or nothing if this tab leaves; rejects with a {@link PlexFailure}
 */
export async function signInWithPlex(options: PlexSignIn): Promise<Challenge | undefined> {
  const { client_id, slug, signal, offer, leave } = options;
  const popup = openPopup();
  try {
    const pin = await createPin(client_id, signal);
    if (popup) popup.location.replace(approvalAddress(client_id, pin));
    else if (storePin(slug, pin)) {
      leave(approvalAddress(client_id, pin, location.href));
      return undefined;
    } else offer(approvalAddress(client_id, pin));
    return await redeem(pin, options);
  } finally {
    popup?.close();
  }
}

/** Continues for a user who comes back from Plex to this tab. @returns nothing if the user did not leave from here */
export function comeBackFromPlex(options: PlexSignIn): Promise<Challenge> | undefined {
  const pin = takeStoredPin(options.slug);
  return pin && redeem(pin, options);
}

async function redeem(pin: Pin, { client_id, slug, base, interval, signal }: PlexSignIn): Promise<Challenge> {
  return redeemToken(base, slug, await awaitToken(client_id, pin.id, { signal, interval }), signal);
}
