import { WebAuthnFailure, type WebAuthnFailureCode } from "./webauthn-failure.js";

/** How a ceremony began. */
export interface Beginning {
  /** As `performance.now()` tells it. */
  at: number;
  /** Milliseconds that the server gives a person. */
  timeout: unknown;
  /** Whether a person had pressed something; browsers that cannot tell count as yes. */
  byPerson: boolean;
}

/** Milliseconds within which no person closes a prompt: whatever is refused sooner was refused by the browser. */
const reaction = 250;

/** What stands behind the browser's error. The names are those of WebAuthn Level 3, sections 5.1.3 and 5.1.4. */
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
