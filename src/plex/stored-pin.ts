import { readStored, store } from "../browser/storage.js";
import type { Pin } from "./pin.js";

/**
 * Session storage keeps the PIN of a user who has left for Plex here; in an address, others could read it. The slug
 * follows.
 */
const KEY = "ak-plex-";

/** Stores a PIN until the user comes back from Plex to this tab. @returns whether storage works */
export function storePin(slug: string, pin: Pin): boolean {
  return store("sessionStorage", KEY + slug, JSON.stringify(pin));
}

/** Reads and removes the PIN that the user left with. */
export function takeStoredPin(slug: string): Pin | undefined {
  const text = readStored("sessionStorage", KEY + slug);
  store("sessionStorage", KEY + slug);
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Pin);
  } catch {
    return undefined; // another page has stored something else
  }
}

/** Whether the user left for Plex from this tab, and has not come back yet. */
export function hasStoredPin(slug: string | undefined): boolean {
  return slug !== undefined && readStored("sessionStorage", KEY + slug) !== undefined;
}
