import type { RememberMe } from "./remember-me.js";

/** Loads `RememberMe`. If it does not load, users type their names anew. */
export function loadRememberMe(host: ConstructorParameters<typeof RememberMe>[0]): Promise<RememberMe | undefined> {
  return import("./remember-me.js").then(
    (it) => new it.RememberMe(host),
    () => undefined,
  );
}
