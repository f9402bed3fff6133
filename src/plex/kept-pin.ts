import { readStored, store } from "../browser/storage.js";
import type { Pin } from "./pin.js";

/** Under which the tab keeps the PINs of people who are away at Plex, by source: an address could be read by others. */
const KEY = "ak-plex-";

/** Keeps a PIN for when the browser comes back to this tab. @returns whether that is possible */
export function keepPin(slug: string, pin: Pin): boolean {
  return store("sessionStorage", KEY + slug, JSON.stringify(pin));
}

/** The PIN that a person left with, once. */
export function takePin(slug: string): Pin | undefined {
  const text = readStored("sessionStorage", KEY + slug);
  store("sessionStorage", KEY + slug);
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Pin);
  } catch {
    return undefined; // not what this page had stored
  }
}

/** Whether somebody left for Plex from this tab, and has not been seen since. */
export function isAway(slug: string | undefined): boolean {
  return slug !== undefined && readStored("sessionStorage", KEY + slug) !== undefined;
}
