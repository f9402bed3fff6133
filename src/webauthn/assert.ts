import { startAuthentication, WebAuthnAbortService } from "@simplewebauthn/browser";
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import type { WebAuthnOptions } from "../protocol/index.js";
import { ceremony } from "./ceremony.js";

/**
 * Asks for a passkey in the browser's own prompt; with an empty `allowCredentials` for any that the server knows.
 *
 * @returns the assertion as the server wants it (contract, section 4.5)
 * @throws WebAuthnFailure
 */
export async function assert(options: WebAuthnOptions, signal?: AbortSignal): Promise<Record<string, unknown>> {
  const assertion = await ceremony(options, signal, (signal) => {
    signal.addEventListener("abort", () => WebAuthnAbortService.cancelCeremony(), { once: true });
    // The server's options, which are opaque to us, are what the library and the browser check.
    return startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON });
  });
  return { ...assertion };
}
