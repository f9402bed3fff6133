/** Where this browser keeps the name of whoever asked for it. It is neither a session nor a secret. */
const KEY = "ak-remembered-identifier";

/** The name that was kept, if any. */
export function rememberedIdentifier(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined; // storage may be blocked
  }
}

/** Keeps a name. Neither signing in nor a new CSRF token has a say in it. */
export function rememberIdentifier(identifier: string): void {
  try {
    localStorage.setItem(KEY, identifier);
  } catch {
    // Blocked or full: then the person types it anew each time.
  }
}

/** Forgets the name. */
export function forgetIdentifier(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // There is none.
  }
}
