import { expect } from "@open-wc/testing";
import { assert } from "../../src/webauthn/assert.js";
import { WebAuthnFailure, explain, type WebAuthnFailureCode } from "../../src/webauthn/webauthn-failure.js";
import { identify } from "../../src/webauthn/identify.js";
import { register } from "../../src/webauthn/register.js";

const CODES: Readonly<Record<WebAuthnFailureCode, true>> = {
  cancelled: true,
  "timed-out": true,
  "no-credential": true,
  blocked: true,
  "wrong-rp": true,
  unsupported: true,
  insecure: true,
  "already-registered": true,
  unsuitable: true,
  aborted: true,
  failed: true,
};

const options = { challenge: "bm90aGluZw", timeout: 60_000, rpId: "localhost" };

describe("A passkey that fails", () => {
  it("has a sentence of its own for each reason", () => {
    const sentences = Object.keys(CODES).map((code) => explain(new WebAuthnFailure(code as WebAuthnFailureCode)));
    expect(new Set(sentences)).to.have.property("size", sentences.length);
    expect(sentences.every(Boolean)).to.be.true;
  });

  it("differs by how long the browser took, and by whether the user started it", () => {
    const refusal = new DOMException("", "NotAllowedError");
    const after = (elapsed: number, byPerson: boolean) =>
      identify(refusal, { at: performance.now() - elapsed, timeout: 60_000, byPerson }).code;
    expect(after(0, true)).to.equal("no-credential");
    expect(after(0, false)).to.equal("blocked");
    expect(after(3000, true)).to.equal("cancelled");
    expect(after(60_000, false)).to.equal("timed-out");
  });

  it("differs by the name of the browser's error, which is its cause", () => {
    const beginning = { at: performance.now(), timeout: 60_000, byPerson: true };
    const codes = {
      AbortError: "aborted",
      SecurityError: "wrong-rp",
      InvalidStateError: "already-registered",
      ConstraintError: "unsuitable",
      NotSupportedError: "unsuitable",
      UnknownError: "failed",
    };
    for (const [name, code] of Object.entries(codes)) {
      const cause = new DOMException("", name);
      expect(identify(cause, beginning)).to.include({ code, cause });
    }
  });

  it("says so if the browser has no passkeys", async () => {
    const stop = replace("PublicKeyCredential", undefined);
    try {
      expect(await code(assert(options))).to.equal("unsupported");
      expect(await code(register(options))).to.equal("unsupported");
    } finally {
      stop();
    }
  });

  it("says so if the connection is not secure, where browsers hide passkeys", async () => {
    const stops = [replace("isSecureContext", false), replace("PublicKeyCredential", undefined)];
    try {
      expect(await code(assert(options))).to.equal("insecure");
    } finally {
      stops.forEach((stop) => stop());
    }
  });

  it("says so if the server's options cannot be read", async () => {
    expect(await code(register({}))).to.equal("failed");
  });

  it("is aborted for good: what an extension hands over afterwards is not used", async () => {
    const get = navigator.credentials.get.bind(navigator.credentials);
    const end = new AbortController();
    const { buffer } = new Uint8Array(1);
    const response = { authenticatorData: buffer, clientDataJSON: buffer, signature: buffer };
    const credential = { id: "AA", rawId: buffer, type: "public-key", response, getClientExtensionResults: () => ({}) };
    navigator.credentials.get = () => {
      end.abort();
      return Promise.resolve(credential);
    };
    try {
      expect(await code(assert(options, end.signal))).to.equal("aborted");
    } finally {
      navigator.credentials.get = get;
    }
  });

  it("is called aborted if it was aborted before the ceremony began", async () => {
    expect(await code(assert(options, AbortSignal.abort()))).to.equal("aborted");
  });
});

async function code(ceremony: Promise<unknown>): Promise<string> {
  try {
    await ceremony;
  } catch (error) {
    return error instanceof WebAuthnFailure ? error.code : String(error);
  }
  return "nothing failed";
}

/** Puts something in the place of a global. @returns a function that puts it back. */
function replace(name: "PublicKeyCredential" | "isSecureContext", value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(window, name);
  Object.defineProperty(window, name, { value, configurable: true });
  return () => {
    if (before) Object.defineProperty(window, name, before);
  };
}
