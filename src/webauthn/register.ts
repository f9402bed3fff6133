import {
  base64URLStringToBuffer,
  bufferToBase64URLString,
  startRegistration,
  WebAuthnAbortService,
} from "@simplewebauthn/browser";
import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/browser";
import type { WebAuthnOptions } from "../protocol/index.js";
import { ceremony } from "./ceremony.js";
import { WebAuthnFailure } from "./webauthn-failure.js";

/**
 * Makes a passkey in the browser's own prompt.
 *
 * @returns the registration as the server wants it (contract, section 4.5)
 * @throws WebAuthnFailure
 */
export async function register(options: WebAuthnOptions, signal?: AbortSignal): Promise<Record<string, unknown>> {
  const registration = ceremony(options, signal, async (signal) => {
    signal.addEventListener("abort", () => WebAuthnAbortService.cancelCeremony(), { once: true });
    // The server's options, which are opaque to us, are what the library and the browser check.
    const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
    const user = { ...optionsJSON.user, id: stockHandle(optionsJSON.user.id) };
    return startRegistration({ optionsJSON: { ...optionsJSON, user } });
  });
  try {
    return { ...(await registration) };
  } catch (failure) {
    // A user who registers a first passkey need not be told that none was found.
    const isUntrue = failure instanceof WebAuthnFailure && failure.code === "no-credential";
    throw isUntrue ? new WebAuthnFailure("failed", { cause: failure.cause }) : failure;
  }
}

/**
 * The handle that the server's stock client registers. `user.id` is a user's hexadecimal id of 64 characters, encoded;
 * the stock client takes the decoded text for base64 and decodes it once more, to 48 bytes. The server looks at no
 * handle, but authenticators replace a passkey only by one of the same handle: were ours the 64 bytes that the wire
 * means, users of both clients would be left with two passkeys for one account, one of which the server may have
 * forgotten. Other ids, which the stock client could not read either, stay as they are.
 */
function stockHandle(id: string): string {
  const text = new TextDecoder().decode(base64URLStringToBuffer(id));
  return /^[\da-f]{64}$/.test(text) ? bufferToBase64URLString(base64URLStringToBuffer(text)) : id;
}
