/**
 * Why signing in with Plex came to nothing:
 *
 * - `unreachable`: Plex, or the server, gave no reply that can be used.
 * - `expired`: Plex no longer knows the PIN.
 * - `refused`: the server does not let this account in; `message` has its reason, if it gave one.
 */
export type PlexFailureCode = "unreachable" | "expired" | "refused";

/** Signing in with Plex came to nothing; `code` says why. */
export class PlexFailure extends Error {
  override readonly name = "PlexFailure";

  constructor(
    readonly code: PlexFailureCode,
    message = "",
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
