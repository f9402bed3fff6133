import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import type { WebAuthnOptions } from "../../src/protocol/challenges.js";
import type { Passkey, User } from "../directory.js";
import type { Exchange } from "./exchange.js";
import type { Attachment } from "./flow-authenticators.js";
import type { Hint } from "./flow-authenticators.js";
import type { ResidentKey } from "./flow-authenticators.js";
import type { UserVerification } from "./flow-authenticators.js";

/** What is wrong with an answer, in the server's words. */
export interface Rejection {
  rejection: string;
}

/** What the answer is held against; it is good for one. */
export interface Ceremony {
  challenge: string;
  userVerification?: UserVerification | undefined;
  hints?: readonly Hint[] | undefined;
  /** Ids of the models of authenticators that are allowed; without any, all are. */
  deviceTypes?: readonly string[] | undefined;
}

/** What a new passkey has to be like. */
export interface Registration extends Ceremony {
  residentKey?: ResidentKey | undefined;
  /** Follows from the hints unless it is told. */
  attachment?: Attachment | undefined;
}

const ALGORITHMS = [-7, -8, -36, -37, -38, -39, -257, -258, -259];

const WRONG_TYPE = "Invalid device type. Contact your authentik administrator for help.";

/** A new value for a passkey to sign. */
export function newChallenge(): string {
  return encode(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(64))));
}

/** Options for an assertion, by one of these passkeys or, without any, by whichever the browser finds (contract, 4.5). */
export function requestOptions(
  exchange: Exchange,
  ceremony: Ceremony,
  passkeys: readonly Passkey[] = [],
): WebAuthnOptions {
  return {
    challenge: ceremony.challenge,
    timeout: 60_000,
    rpId: exchange.url.hostname,
    allowCredentials: passkeys.map(({ id }) => ({ id, type: "public-key" })),
    userVerification: ceremony.userVerification ?? "preferred",
    ...hintsOf(ceremony),
  };
}

/** Options for a registration (contract, section 4.5). */
export function creationOptions(exchange: Exchange, ceremony: Registration, user: User): WebAuthnOptions {
  const { userVerification = "preferred", residentKey = "preferred", attachment = attachmentOf(ceremony) } = ceremony;
  return {
    rp: { name: exchange.world.brand.branding_title, id: exchange.url.hostname },
    user: { id: encode(hexId(user)), name: user.username, displayName: user.name },
    challenge: ceremony.challenge,
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
    timeout: 60_000,
    excludeCredentials: [],
    authenticatorSelection: {
      residentKey,
      requireResidentKey: residentKey === "required",
      userVerification,
      ...(attachment ? { authenticatorAttachment: attachment } : {}),
    },
    attestation: "direct",
    ...hintsOf(ceremony),
  };
}

/** The passkey that answered with an assertion, its signature counter moved on; it has to be the owner's if there is one. */
export async function verifyAssertion(
  exchange: Exchange,
  ceremony: Ceremony,
  answer: unknown,
  owner?: User,
): Promise<Passkey | Rejection> {
  const response = answer as AuthenticationResponseJSON; // whatever is wrong with it, the verification says so
  demandBase64(response);
  const { directory, clock } = exchange.world;
  const passkey = directory.passkey(response.id);
  if (!passkey || passkey.username !== (owner ?? directory.get(passkey.username))?.username)
    return { rejection: "Invalid device" };
  const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...response, clientExtensionResults: {} },
      ...expected(exchange, ceremony),
      credential: { ...passkey, publicKey: new Uint8Array(passkey.publicKey) },
    });
    if (!verified) return { rejection: "Assertion failed" };
    if (!isAllowed(passkey, ceremony)) return { rejection: WRONG_TYPE };
    const used = { ...passkey, counter: authenticationInfo.newCounter, lastUsed: new Date(clock()).toISOString() };
    directory.keep(used);
    return used;
  } catch {
    return { rejection: "Assertion failed" };
  }
}

/** Keeps the passkey of a registration in the directory. */
export async function verifyRegistration(
  exchange: Exchange,
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
      ...expected(exchange, ceremony),
    });
    if (!registrationInfo) return { rejection: "Registration failed. Error: Attestation could not be verified" };
    const { id, publicKey, counter } = registrationInfo.credential;
    const { aaguid } = registrationInfo;
    passkey = { id, aaguid, publicKey: [...publicKey], counter, username: user.username, lastUsed: null };
  } catch (error) {
    return { rejection: `Registration failed. Error: ${reasonOf(error)}` };
  }
  if (exchange.world.directory.passkey(passkey.id)) return { rejection: "Credential ID already exists." };
  if (!isAllowed(passkey, ceremony)) return { rejection: WRONG_TYPE };
  exchange.world.directory.keep(passkey);
  return passkey;
}

function expected({ url }: Exchange, { challenge, userVerification }: Ceremony) {
  return {
    expectedChallenge: challenge,
    expectedOrigin: url.origin,
    expectedRPID: url.hostname,
    requireUserVerification: userVerification === "required",
  };
}

/** The server has words of its own for what happens most. */
function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? error.message : "unknown";
  return reason.includes("response challenge") ? "Client data challenge was not expected challenge" : reason;
}

function hintsOf({ hints = [] }: Ceremony): { hints?: readonly Hint[] } {
  return hints.length ? { hints } : {};
}

/** Hints that all mean the same kind of authenticator say which. */
function attachmentOf({ hints = [] }: Ceremony): Attachment | undefined {
  const meant = new Set(hints.map((hint) => (hint === "client-device" ? "platform" : "cross-platform")));
  return meant.size === 1 ? [...meant][0] : undefined;
}

function isAllowed({ aaguid }: Passkey, { deviceTypes = [] }: Ceremony): boolean {
  return deviceTypes.length === 0 || deviceTypes.includes(aaguid);
}

/** To a server what cannot be decoded is no wrong answer, but a failure of its own. */
function demandBase64({ id, rawId, response = {} }: { id?: unknown; rawId?: unknown; response?: object }): void {
  for (const text of [id, rawId, ...Object.values<unknown>({ ...response })]) {
    if (typeof text === "string" && !/^([\w-]{4})*([\w-]{2,3})?=*$/.test(text)) throw new Error("Incorrect padding");
  }
}

/** A user's id as servers have it: 64 hexadecimal characters. */
function hexId({ username }: User): string {
  return bytesToHex(sha256(new TextEncoder().encode(username)));
}

function encode(bytes: string): string {
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
