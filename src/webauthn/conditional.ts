import { base64URLStringToBuffer, bufferToBase64URLString } from "@simplewebauthn/browser";
import type { WebAuthnOptions } from "../protocol/index.js";
import { ceremony } from "./ceremony.js";

/**
 * Lets the browser offer passkeys where it suggests usernames, until the signal aborts. It reports no failure: if the
 * browser cannot do it, users sign in as if there were no passkeys.
 *
 * @param options - the server's `passkey_challenge`
 * @returns the assertion as the server wants it (contract, section 4.5); nothing if there is none
 */
export async function conditional(
  options: WebAuthnOptions,
  signal: AbortSignal,
): Promise<Record<string, unknown> | undefined> {
  try {
    if (!(await Promise.race([available(), ending(signal)])) || signal.aborted) return undefined;
    return await ceremony(options, signal, (signal) => request(options, signal));
  } catch {
    return undefined; // the user did not ask for suggestions, and signs in without
  }
}

async function available(): Promise<boolean> {
  if (typeof PublicKeyCredential !== "function") return false;
  // Older browsers know passkeys, but not this question.
  return (
    // eslint-disable-next-line house/oldest-browsers -- they show no suggestions
    (await (PublicKeyCredential as Partial<typeof PublicKeyCredential>).isConditionalMediationAvailable?.()) ?? false
  );
}

/** Resolves when the signal aborts: no response may wait for a browser that still finds out what it can do. */
function ending(signal: AbortSignal): Promise<false> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(false), { once: true }));
}

/**
 * Not the library's `startAuthentication`: it asks for the capability once more before it makes its request, and what
 * is aborted in that gap would start nonetheless.
 */
async function request(options: WebAuthnOptions, signal: AbortSignal): Promise<Record<string, unknown>> {
  const credential = await navigator.credentials.get({
    mediation: "conditional",
    signal,
    publicKey: {
      ...options,
      challenge: base64URLStringToBuffer(String(options.challenge)),
      allowCredentials: [], // the browser offers what is discoverable
    },
  });
  // These two types are what the request above can bring.
  const { id, rawId, type, response } = credential as PublicKeyCredential & {
    response: AuthenticatorAssertionResponse;
  };
  return {
    id,
    rawId: bufferToBase64URLString(rawId),
    type,
    response: {
      clientDataJSON: bufferToBase64URLString(response.clientDataJSON),
      authenticatorData: bufferToBase64URLString(response.authenticatorData),
      signature: bufferToBase64URLString(response.signature),
      userHandle: response.userHandle && bufferToBase64URLString(response.userHandle),
    },
  };
}
