import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import type { WebAuthnOptions } from "../../src/protocol/challenges.js";
import type { Passkey, User } from "../directory.js";
import type { Visit } from "./visit.js";

/** How sure the authenticator has to be that it is the person. */
export type UserVerification = "required" | "preferred" | "discouraged";

/** What is wrong with an answer, in the server's words. */
export interface Rejection {
  rejection: string;
}

/** What the answer is held against; it is good for one. */
export interface Ceremony {
  challenge: string;
  userVerification?: UserVerification | undefined;
}

/** A value that no one has signed yet. */
export function newChallenge(): string {
  return encode(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(64))));
}

/** Options for an assertion, by one of these passkeys or, without any, by whichever the browser finds (contract, 4.5). */
export function requestOptions(visit: Visit, ceremony: Ceremony, passkeys: readonly Passkey[] = []): WebAuthnOptions {
  return {
    challenge: ceremony.challenge,
    timeout: 60_000,
    rpId: visit.url.hostname,
    allowCredentials: passkeys.map(({ id }) => ({ id, type: "public-key" })),
    userVerification: ceremony.userVerification ?? "preferred",
  };
}

/** Options for a registration (contract, section 4.5). */
export function creationOptions(visit: Visit, ceremony: Ceremony, user: User): WebAuthnOptions {
  return {
    rp: { name: visit.world.brand.branding_title, id: visit.url.hostname },
    user: { id: encode(hexId(user)), name: user.username, displayName: user.name },
    challenge: ceremony.challenge,
    pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: "public-key", alg })),
    timeout: 60_000,
    excludeCredentials: [],
    authenticatorSelection: {
      residentKey: "preferred",
      requireResidentKey: false,
      userVerification: ceremony.userVerification ?? "preferred",
    },
    attestation: "direct",
  };
}

/** Who answered with an assertion, by the directory's passkeys. Its signature counter moves on. */
export async function verifyAssertion(visit: Visit, ceremony: Ceremony, answer: unknown): Promise<User | Rejection> {
  const response = answer as AuthenticationResponseJSON; // whatever is wrong with it, the verification says so
  const { directory } = visit.world;
  const passkey = directory.passkey(response.id);
  const user = passkey && directory.get(passkey.username);
  if (!user) return { rejection: "Invalid device" };
  const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...response, clientExtensionResults: {} },
      ...expected(visit, ceremony),
      credential: { ...passkey, publicKey: new Uint8Array(passkey.publicKey) },
    });
    if (!verified) return { rejection: "Assertion failed" };
    directory.keep({ ...passkey, counter: authenticationInfo.newCounter });
    return user;
  } catch {
    return { rejection: "Assertion failed" };
  }
}

/** Keeps the passkey of a registration in the directory. */
export async function verifyRegistration(
  visit: Visit,
  ceremony: Ceremony,
  user: User,
  answer: unknown,
): Promise<Passkey | Rejection> {
  const response = answer as RegistrationResponseJSON; // as above
  const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
  let passkey: Passkey;
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: { ...response, clientExtensionResults: {} },
      ...expected(visit, ceremony),
    });
    if (!registrationInfo) return { rejection: "Registration failed. Error: Attestation could not be verified" };
    const { id, publicKey, counter } = registrationInfo.credential;
    passkey = { id, publicKey: [...publicKey], counter, username: user.username };
  } catch (error) {
    return { rejection: `Registration failed. Error: ${error instanceof Error ? error.message : "unknown"}` };
  }
  if (visit.world.directory.passkey(passkey.id)) return { rejection: "Credential ID already exists." };
  visit.world.directory.keep(passkey);
  return passkey;
}

function expected({ url }: Visit, { challenge, userVerification }: Ceremony) {
  return {
    expectedChallenge: challenge,
    expectedOrigin: url.origin,
    expectedRPID: url.hostname,
    requireUserVerification: userVerification === "required",
  };
}

/** A user's id as servers have it: 64 hexadecimal characters. */
function hexId({ username }: User): string {
  return bytesToHex(sha256(new TextEncoder().encode(username)));
}

function encode(bytes: string): string {
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
