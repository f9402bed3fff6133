import type { RememberMe } from "./remember-me.js";

/** Loads what remembers the name of whoever signs in; without it, people type theirs anew. */
export function rememberMe(host: ConstructorParameters<typeof RememberMe>[0]): Promise<RememberMe | undefined> {
  return import("./remember-me.js").then(
    (it) => new it.RememberMe(host),
    () => undefined,
  );
}
