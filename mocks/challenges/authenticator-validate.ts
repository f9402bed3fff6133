import type { AuthenticatorValidationChallenge, DeviceChallenge } from "../../src/protocol/challenges.js";
import { ada, adaAtLength, adaRightToLeft, flowInfo, flowInfoLong, flowInfoRightToLeft, nobody } from "./fixture.js";
import { refusal, type Fixture } from "./fixture.js";

function device(
  device_class: DeviceChallenge["device_class"],
  device_uid: string,
  more: Partial<DeviceChallenge> = {},
): DeviceChallenge {
  return { device_class, device_uid, challenge: {}, last_used: null, ...more };
}

const recovery = device("static", "1");
const duo = device("duo", "2");
const totp = device("totp", "3");
const sms = device("sms", "4");
const passkey = device("webauthn", "5", {
  challenge: {
    challenge: "jU8yc4pkvA4iU-FdkbN8ekUionFyEdbMFFIk-ooHtPHB3Z4xwfkWUrH7dS4QQTGCaF3dvAivWZKc1-t28r5dQA",
    timeout: 60000,
    rpId: "login.example.org",
    allowCredentials: [{ id: "6ivZKDuejoAt0aYTbuXKpm40m-6spVoIs-p5uX7pNuI", type: "public-key" }],
    userVerification: "preferred",
  },
});
const email = device("email", "6", { challenge: { email: "a***@e******.org" } });

const first = {
  component: "ak-stage-authenticator-validate",
  flow_info: flowInfo,
  ...ada,
  device_challenges: [recovery, totp, passkey, duo, sms, email],
  configuration_stages: [],
} satisfies AuthenticatorValidationChallenge;

const stages = [
  {
    pk: "0f2b6a3e-6a5c-4a86-8f0c-53c0f1c7a001",
    name: "Authenticator app",
    verbose_name: "TOTP Authenticator",
    meta_model_name: "authentik_stages_authenticator_totp.authenticatortotpstage",
  },
  {
    pk: "0f2b6a3e-6a5c-4a86-8f0c-53c0f1c7a002",
    name: "Security key",
    verbose_name: "WebAuthn Authenticator",
    meta_model_name: "authentik_stages_authenticator_webauthn.authenticatorwebauthnstage",
  },
];

/** Asks for a second factor. */
export default {
  component: "ak-stage-authenticator-validate",
  states: {
    first,
    totp: { ...first, device_challenges: [totp] },
    recoveryCode: { ...first, device_challenges: [recovery] },
    sms: { ...first, device_challenges: [sms] },
    email: { ...first, device_challenges: [email] },
    duo: { ...first, device_challenges: [duo] },
    passkey: { ...first, device_challenges: [passkey] },
    /** Nobody is known yet: any passkey of the server may answer. */
    passwordless: { ...first, ...nobody, device_challenges: [{ ...passkey, device_uid: "-1" }] },
    lastUsed: {
      ...first,
      device_challenges: [recovery, { ...totp, last_used: "2026-07-20T08:15:30.123456Z" }, sms],
    },
    refused: {
      ...first,
      device_challenges: [totp, recovery].map((it) => ({ ...it, last_used: "2026-07-20T08:15:30.123456Z" })),
      response_errors: refusal(
        "code",
        "Invalid Token. Please ensure the time on your device is accurate and try again.",
      ),
    },
    duoDenied: { ...first, device_challenges: [duo], response_errors: refusal("duo", "Duo denied access", "denied") },
    passkeyRefused: {
      ...first,
      device_challenges: [passkey, totp],
      response_errors: refusal("webauthn", "Assertion failed"),
    },
    selectionRefused: { ...first, response_errors: refusal("selected_challenge", "invalid challenge selected") },
    configure: { ...first, device_challenges: [], configuration_stages: stages },
    nothing: { ...first, device_challenges: [] },
    longTexts: {
      ...first,
      ...adaAtLength,
      flow_info: flowInfoLong,
      configuration_stages: stages.map((stage) => ({
        ...stage,
        name: `${stage.name} of the Department of Analytical Engines, Difference Engines and Calculating Machinery`,
      })),
      response_errors: refusal(
        "code",
        "Invalid Token. Please ensure the time on your device is accurate and try again, or come to the help desk of your department with an identity document.",
      ),
    },
    rightToLeft: {
      ...first,
      ...adaRightToLeft,
      flow_info: flowInfoRightToLeft,
      device_challenges: [totp],
      response_errors: refusal("code", "رمز غير صالح."),
    },
    bare: { component: "ak-stage-authenticator-validate", ...ada, device_challenges: [totp], configuration_stages: [] },
  },
} satisfies Fixture<"ak-stage-authenticator-validate">;
