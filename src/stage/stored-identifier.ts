import { readStored, store } from "../browser/storage.js";

/** Local storage keeps here the name of a user who asked for that. It is neither a session nor a secret. */
const KEY = "ak-remembered-identifier";
/** Where the server's own page keeps the name. */
const STOCK_KEY = "authentik-remember-me-user";

/** The name that this page has stored, or else the server's own page before it. */
export function storedIdentifier(): string | undefined {
  return readStored("localStorage", KEY) ?? (readStored("localStorage", STOCK_KEY) || undefined);
}

/** Stores a name. Neither signing in nor a new CSRF token removes it: only the user's choice does. */
export function storeIdentifier(identifier: string): void {
  store("localStorage", KEY, identifier);
  store("localStorage", STOCK_KEY);
}

/** Removes the name. */
export function forgetStoredIdentifier(): void {
  store("localStorage", KEY);
  store("localStorage", STOCK_KEY);
}
