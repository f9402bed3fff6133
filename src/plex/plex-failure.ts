/**
 * Why the user could not sign in with Plex:
 *
 * - `unreachable`: Plex gave no usable reply.
 * - `no-server`: the server cannot be reached.
 * - `no-challenge`: the server gave no usable reply.
 * - `expired`: Plex no longer knows the PIN.
 * - `refused`: the server does not let this account in; `message` has its reason, if it gave one.
 */
export type PlexFailureCode = "unreachable" | "no-server" | "no-challenge" | "expired" | "refused";

/** The user could not sign in with Plex; `code` says why. */
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
