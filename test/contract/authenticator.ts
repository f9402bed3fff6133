import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import type { WebAuthnOptions } from "../../src/protocol/challenges.js";

const ORIGIN = "http://login.example.org";
const PRESENT_AND_VERIFIED = 0b101;
const WITH_CREDENTIAL = 0b1000000;

/** What is other than it should be. */
interface Faults {
  origin?: string;
  challenge?: string;
}

/** A security key that holds one passkey, and does without a browser. */
export class Authenticator {
  readonly id = randomBytes(16).toString("base64url");
  readonly #key: KeyObject;
  readonly #publicKey: Uint8Array;
  #counter = 0;

  /** @param aaguid - its model, in hexadecimal */
  constructor(readonly aaguid = "0".repeat(32)) {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    this.#key = privateKey;
    this.#publicKey = isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x, "base64url"))],
        [-3, new Uint8Array(Buffer.from(y, "base64url"))],
      ]),
    );
  }

  /** Answers creation options, in the form that a page posts. */
  register(options: WebAuthnOptions, faults: Faults = {}): object {
    const id = Buffer.from(this.id, "base64url");
    const length = Buffer.from([0, id.length]);
    const credential = [Buffer.from(this.aaguid, "hex"), length, id, this.#publicKey];
    const authData = new Uint8Array(this.#authenticatorData(PRESENT_AND_VERIFIED | WITH_CREDENTIAL, credential));
    const attestation = new Map<string, string | Uint8Array | Map<string, never>>([
      ["fmt", "none"],
      ["attStmt", new Map<string, never>()],
      ["authData", authData],
    ]);
    return this.#credential({
      clientDataJSON: clientData("webauthn.create", options, faults).toString("base64url"),
      attestationObject: Buffer.from(isoCBOR.encode(attestation)).toString("base64url"),
    });
  }

  /** Answers request options, in the form that a page posts. */
  assert(options: WebAuthnOptions, faults: Faults = {}): object {
    const client = clientData("webauthn.get", options, faults);
    const authenticatorData = this.#authenticatorData(PRESENT_AND_VERIFIED);
    const signature = sign("sha256", Buffer.concat([authenticatorData, sha256(client)]), this.#key);
    return this.#credential({
      clientDataJSON: client.toString("base64url"),
      authenticatorData: authenticatorData.toString("base64url"),
      signature: signature.toString("base64url"),
      userHandle: null,
    });
  }

  #authenticatorData(flags: number, rest: readonly Uint8Array[] = []): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(++this.#counter);
    return Buffer.concat([sha256(new URL(ORIGIN).hostname), Buffer.from([flags]), counter, ...rest]);
  }

  #credential(response: object): object {
    return { id: this.id, rawId: this.id, type: "public-key", response };
  }
}

function clientData(type: string, { challenge }: WebAuthnOptions, faults: Faults): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin: ORIGIN, crossOrigin: false, ...faults }));
}

function sha256(bytes: string | Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}
