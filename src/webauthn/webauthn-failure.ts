import { msg } from "@lit/localize";

/**
 * Why a ceremony brought no credential. Browsers throw `NotAllowedError` for several of these reasons; we tell them
 * apart by the time that passed, and by whether the user had started the ceremony.
 *
 * - `cancelled`: the user closed the prompt, or the authenticator did not recognise the user.
 * - `timed-out`: the user did not react within the time that the server gave.
 * - `no-credential`: the user started it, and the browser refused faster than a user could: it has no fitting passkey.
 * - `blocked`: the page started it, and the browser refused at once; it may work when the user presses a button.
 * - `wrong-rp`: the server's passkeys do not belong to the address of this page.
 * - `unsupported`: the browser has no passkeys.
 * - `insecure`: the connection of the page is not secure.
 * - `already-registered`: the authenticator has a passkey of this account.
 * - `unsuitable`: no authenticator can do what the server asks for.
 * - `aborted`: the page ended it, because another ceremony or another step is due. Users need not be told.
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

/** A ceremony that brought no credential; `code` says why, `cause` is the error of the browser. */
export class WebAuthnFailure extends Error {
  override readonly name = "WebAuthnFailure";

  constructor(
    readonly code: WebAuthnFailureCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** The sentence about a failure for the user. */
export function explain({ code }: WebAuthnFailure): string {
  switch (code) {
    case "cancelled":
      return msg("The passkey request was cancelled or not confirmed. Try again, or use another method.");
    case "timed-out":
      return msg("The request timed out. Try again.");
    case "no-credential":
      return msg("Your browser found no passkey for this site.");
    case "blocked":
      return msg("Your browser didn't ask for your passkey yet. Press the button to start.");
    case "wrong-rp":
      return msg("Passkeys of this server do not work at this address. Please tell an administrator.");
    case "unsupported":
      return msg("This browser cannot use passkeys.");
    case "insecure":
      return msg("Passkeys need a secure connection, and this page came without one.");
    case "already-registered":
      return msg("This device or security key is already registered.");
    case "unsuitable":
      return msg("Your device or security key doesn't meet the requirements here. Use another one.");
    case "aborted":
      return msg("The passkey request was closed to make room for another one.");
    case "failed":
      return msg("Something went wrong with your passkey. Try again.");
  }
}
