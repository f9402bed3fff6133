import type { AuthenticatorWebAuthnChallenge } from "../../src/protocol/challenges.js";
import {
  ada,
  adaAtLength,
  adaRightToLeft,
  flowInfo,
  flowInfoLong,
  flowInfoRightToLeft,
  refusal,
  type Fixture,
} from "./fixture.js";

const first = {
  component: "ak-stage-authenticator-webauthn",
  flow_info: { ...flowInfo, title: "Setup WebAuthn" },
  ...ada,
  registration: {
    rp: { name: "Example", id: "localhost" },
    user: {
      // The hexadecimal id of a user, encoded.
      id: "NzljNDUwNTczMTBhZTM4ZDRjMTU1ZmY0NjhlNjAyZTQ2YjJhYzg0MDcxODRhZTBmYmI0YWNiM2QwMTRiMzU5Yg",
      name: "ada",
      displayName: "Ada Lovelace",
    },
    challenge: "bm90aGluZyB0aGF0IGEgc2VydmVyIHdvdWxkIGFjY2VwdA",
    pubKeyCredParams: [
      { type: "public-key", alg: -7 },
      { type: "public-key", alg: -8 },
      { type: "public-key", alg: -257 },
    ],
    timeout: 60_000,
    excludeCredentials: [],
    authenticatorSelection: { residentKey: "preferred", requireResidentKey: false, userVerification: "preferred" },
    attestation: "direct",
  },
} satisfies AuthenticatorWebAuthnChallenge;

/** Registers a passkey. */
export default {
  component: "ak-stage-authenticator-webauthn",
  states: {
    first,
    securityKey: { ...first, registration: { ...first.registration, hints: ["security-key"] } },
    refused: {
      ...first,
      response_errors: refusal("response", "Registration failed. Error: the challenge was not the expected one"),
    },
    duplicate: { ...first, response_errors: refusal("response", "Credential ID already exists.") },
    longTexts: {
      ...first,
      ...adaAtLength,
      flow_info: flowInfoLong,
      response_errors: refusal(
        "response",
        "Invalid device type. The Department of Analytical Engines accepts security keys of its own making only. Contact your administrator for help.",
      ),
    },
    rightToLeft: {
      ...first,
      ...adaRightToLeft,
      flow_info: flowInfoRightToLeft,
      response_errors: refusal("response", "هذا الجهاز مسجَّل بالفعل."),
    },
    bare: { component: "ak-stage-authenticator-webauthn", ...ada, registration: first.registration },
  },
} satisfies Fixture<"ak-stage-authenticator-webauthn">;
