import { WebAuthnFailure, type WebAuthnFailureCode } from "./webauthn-failure.js";

/** How a ceremony began. */
export interface Beginning {
  /** Time of the start, by `performance.now()`. */
  at: number;
  /** Milliseconds that the server gives the user. */
  timeout: unknown;
  /** Whether the user had pressed something; true in browsers that cannot tell. */
  byPerson: boolean;
}

/** Milliseconds within which no user closes a prompt: an earlier refusal comes from the browser. */
const reaction = 250;

/** Finds the reason of a browser's error. The names are those of WebAuthn Level 3, sections 5.1.3 and 5.1.4. */
export function identify(cause: unknown, beginning: Beginning): WebAuthnFailure {
  return cause instanceof WebAuthnFailure ? cause : new WebAuthnFailure(code(cause, beginning), { cause });
}

function code(cause: unknown, beginning: Beginning): WebAuthnFailureCode {
  switch (cause instanceof Error && cause.name) {
    case "NotAllowedError":
      return refusal(beginning);
    case "AbortError":
      return "aborted";
    case "SecurityError":
      return "wrong-rp";
    case "InvalidStateError":
      return "already-registered";
    case "ConstraintError":
    case "NotSupportedError":
      return "unsuitable";
    default:
      return "failed";
  }
}

function refusal({ at, timeout, byPerson }: Beginning): WebAuthnFailureCode {
  const elapsed = performance.now() - at;
  if (typeof timeout === "number" && elapsed >= timeout) return "timed-out";
  if (elapsed >= reaction) return "cancelled";
  return byPerson ? "no-credential" : "blocked";
}
