import { readStored, store } from "../browser/storage.js";
import type { Pin } from "./pin.js";

/** The tab keeps the PINs of users who are away at Plex under this name and the source's; others could read an address. */
const KEY = "ak-plex-";

/** Keeps a PIN for when the browser comes back to this tab. @returns whether that is possible */
export function storePin(slug: string, pin: Pin): boolean {
  return store("sessionStorage", KEY + slug, JSON.stringify(pin));
}

/** The PIN that a person left with, once. */
export function takeStoredPin(slug: string): Pin | undefined {
  const text = readStored("sessionStorage", KEY + slug);
  store("sessionStorage", KEY + slug);
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Pin);
  } catch {
    return undefined; // not what this page had stored
  }
}

/** Whether the user left for Plex from this tab, and has not come back yet. */
export function hasStoredPin(slug: string | undefined): boolean {
  return slug !== undefined && readStored("sessionStorage", KEY + slug) !== undefined;
}
