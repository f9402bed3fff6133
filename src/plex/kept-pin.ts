import type { Pin } from "./pin.js";

/** Under which the tab keeps the PINs of people who are away at Plex, by source: an address could be read by others. */
const KEY = "ak-plex-";

/** Keeps a PIN for when the browser comes back to this tab. */
export function keepPin(slug: string, pin: Pin): void {
  sessionStorage.setItem(KEY + slug, JSON.stringify(pin));
}

/** The PIN that a person left with, once. */
export function takePin(slug: string): Pin | undefined {
  const text = sessionStorage.getItem(KEY + slug);
  sessionStorage.removeItem(KEY + slug);
  return text === null ? undefined : (JSON.parse(text) as Pin);
}

/** Whether somebody left for Plex from this tab, and has not been seen since. */
export function isAway(slug: string | undefined): boolean {
  try {
    return slug !== undefined && sessionStorage.getItem(KEY + slug) !== null;
  } catch {
    return false; // blocked
  }
}
