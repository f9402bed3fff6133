import { readStored, store } from "../browser/storage.js";

/** Where this browser keeps the name of a user who asked for it. It is neither a session nor a secret. */
const KEY = "ak-remembered-identifier";
/** Where the server's own page keeps it. */
const STOCK_KEY = "authentik-remember-me-user";

/** The name that was kept by this page, or else by the server's own before this page took its place. */
export function storedIdentifier(): string | undefined {
  return readStored("localStorage", KEY) ?? (readStored("localStorage", STOCK_KEY) || undefined);
}

/** Keeps a name. Neither signing in nor a new CSRF token has a say in it. */
export function storeIdentifier(identifier: string): void {
  store("localStorage", KEY, identifier);
  store("localStorage", STOCK_KEY);
}

/** Forgets the name. */
export function forgetStoredIdentifier(): void {
  store("localStorage", KEY);
  store("localStorage", STOCK_KEY);
}
