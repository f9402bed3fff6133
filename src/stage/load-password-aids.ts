import type { PasswordAids } from "./password-aids.js";

/** Loads `PasswordAids` for a stage. If it does not load, users type their passwords unseen. */
export function loadPasswordAids(host: ConstructorParameters<typeof PasswordAids>[0]) {
  return import("./password-aids.js").then(
    (it) => new it.PasswordAids(host),
    () => undefined,
  );
}
