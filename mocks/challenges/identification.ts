import type { IdentificationChallenge } from "../../src/protocol/challenges.js";
import { flowInfo, flowInfoLong, flowInfoRightToLeft, refusal, type Fixture } from "./fixture.js";
import { sources, sourcesAtLength, sourcesRightToLeft } from "./sources.js";

const next = "?next=%2Fapplication%2Fo%2Fauthorize%2F";

const minimal = {
  component: "ak-stage-identification",
  flow_info: flowInfo,
  user_fields: ["username", "email"],
  pending_user_identifier: null,
  password_fields: false,
  allow_show_password: false,
  flow_designation: "authentication",
  captcha_stage: null,
  primary_action: "Log in",
  sources: [],
  show_source_labels: false,
  enable_remember_me: false,
  passkey_challenge: null,
} satisfies IdentificationChallenge;

const combined = { ...minimal, password_fields: true, allow_show_password: true } satisfies IdentificationChallenge;

const everything = {
  ...combined,
  flow_info: {
    ...flowInfo,
    background: "/files/media/public/harbour-light.png?token=first",
    background_themed_urls: {
      light: "/files/media/public/harbour-light.png?token=first",
      dark: "/files/media/public/harbour-dark.png?token=first",
    },
    cancel_url: `/flows/-/cancel/${next}`,
    layout: "sidebar_left",
  },
  user_fields: ["username", "email", "upn"],
  application_pre: "Example Wiki",
  application_pre_launch: "https://wiki.example.org/",
  enroll_url: `/if/flow/default-enrollment-flow/${next}`,
  recovery_url: `/if/flow/default-recovery-flow/${next}`,
  passwordless_url: `/if/flow/passwordless/${next}`,
  sources,
  show_source_labels: true,
  enable_remember_me: true,
} satisfies IdentificationChallenge;

function passkeyChallenge(challenge: string) {
  return { challenge, timeout: 60_000, rpId: "localhost", allowCredentials: [], userVerification: "preferred" };
}

/** Asks who is signing in. */
export default {
  component: "ak-stage-identification",
  states: {
    minimal,
    combined,
    everything,
    emailOnly: { ...minimal, user_fields: ["email"] },
    prefilled: { ...minimal, pending_user_identifier: "ada@example.org" },
    refused: {
      ...minimal,
      pending_user_identifier: "nobody",
      response_errors: refusal("non_field_errors", "Failed to authenticate."),
    },
    combinedRefused: { ...combined, response_errors: refusal("non_field_errors", "Failed to authenticate.") },
    /** Without labels a source is nothing but its icon. */
    sourceIcons: { ...everything, show_source_labels: false },
    sourcesOnly: { ...minimal, user_fields: [], sources, show_source_labels: true },
    passwordlessOnly: { ...minimal, user_fields: null, passwordless_url: "/if/flow/passwordless/" },
    passkey: { ...combined, passkey_challenge: passkeyChallenge("Zmlyc3Q") },
    /** Each answer has a challenge of its own. */
    passkeyRefused: {
      ...combined,
      passkey_challenge: passkeyChallenge("c2Vjb25k"),
      response_errors: refusal("non_field_errors", "Invalid device"),
    },
    recovery: {
      ...minimal,
      flow_info: { ...flowInfo, title: "Reset your password" },
      flow_designation: "recovery",
      primary_action: "Continue",
    },
    enrollment: {
      ...minimal,
      flow_info: { ...flowInfo, title: "Sign up" },
      flow_designation: "enrollment",
      primary_action: "Continue",
    },
    longTexts: {
      ...everything,
      flow_info: flowInfoLong,
      application_pre: "The Complete Correspondence, Notes and Translations of the Analytical Engine",
      primary_action: "Continue to the Department of Analytical Engines and Calculating Machinery",
      sources: sourcesAtLength,
      response_errors: refusal(
        "non_field_errors",
        "The directory did not answer in time, and nobody can be signed in while it is away. Please try again in a few minutes, or ask the help desk of your department.",
      ),
    },
    rightToLeft: {
      ...everything,
      flow_info: { ...flowInfoRightToLeft, layout: "sidebar_left" },
      application_pre: "ويكي المثال",
      primary_action: "تسجيل الدخول",
      sources: sourcesRightToLeft,
      response_errors: refusal("non_field_errors", "تعذّر تسجيل الدخول."),
    },
    bare: {
      component: "ak-stage-identification",
      user_fields: ["username"],
      password_fields: false,
      flow_designation: "authentication",
      primary_action: "Log in",
      show_source_labels: false,
    },
  },
} satisfies Fixture<"ak-stage-identification">;
