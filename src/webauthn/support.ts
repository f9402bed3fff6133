import { WebAuthnFailure } from "./webauthn-failure.js";

/** Why no ceremony is possible in this page; nothing if one is. */
export function obstacle(): WebAuthnFailure | undefined {
  if (!isSecureContext) return new WebAuthnFailure("insecure");
  return typeof PublicKeyCredential === "function" ? undefined : new WebAuthnFailure("unsupported");
}
