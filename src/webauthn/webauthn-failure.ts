import { msg } from "@lit/localize";

/**
 * Why a ceremony brought no credential. Browsers give one error, `NotAllowedError`, for much of this; what can be told
 * apart honestly is, by how long it took and by whether a person had started it.
 *
 * - `cancelled`: the person closed the prompt, or the authenticator could not make sure of the person.
 * - `timed-out`: the user did not react within the time that the server gave.
 * - `no-credential`: a person asked for it, and the browser refused faster than a person can: it had nothing to offer.
 * - `blocked`: the browser refused at once what no person had started; pressing a button may be all it wants.
 * - `wrong-rp`: the server's passkeys do not belong to the address of this page.
 * - `unsupported`: the browser knows no passkeys.
 * - `insecure`: the page did not come over a secure connection.
 * - `already-registered`: the authenticator has a passkey of this account.
 * - `unsuitable`: no authenticator can do what the server asks for.
 * - `aborted`: the page ended it, because another ceremony or another step is due. Users need not hear of it.
 * - `failed`: the browser or the authenticator broke down, or could not read the options.
 */
export type WebAuthnFailureCode =
  | "cancelled"
  | "timed-out"
  | "no-credential"
  | "blocked"
  | "wrong-rp"
  | "unsupported"
  | "insecure"
  | "already-registered"
  | "unsuitable"
  | "aborted"
  | "failed";

/** A ceremony that brought no credential; `code` says why, `cause` is what the browser threw. */
export class WebAuthnFailure extends Error {
  override readonly name = "WebAuthnFailure";

  constructor(
    readonly code: WebAuthnFailureCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** What a person is told of a failure. */
export function explain({ code }: WebAuthnFailure): string {
  switch (code) {
    case "cancelled":
      return msg("The prompt was closed, or your device could not make sure that it is you.");
    case "timed-out":
      return msg("Nobody answered the prompt in time.");
    case "no-credential":
      return msg("Your browser found no passkey here that fits.");
    case "blocked":
      return msg("Your browser did not open its prompt. Please start it yourself.");
    case "wrong-rp":
      return msg("Passkeys of this server do not work at this address. Please tell an administrator.");
    case "unsupported":
      return msg("This browser cannot use passkeys.");
    case "insecure":
      return msg("Passkeys need a secure connection, and this page came without one.");
    case "already-registered":
      return msg("This device or security key is registered already.");
    case "unsuitable":
      return msg("Your device or security key cannot do what this server asks for. Please take another one.");
    case "aborted":
      return msg("The prompt was closed to make room for something else.");
    case "failed":
      return msg("Your browser or your device could not finish.");
  }
}
