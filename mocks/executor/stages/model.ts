import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { SelectableStage } from "../../../src/protocol/challenges.js";
import type { Stage } from "../flow-stages.js";

/** How servers call the stages of each kind; those that a provider appends are there in memory only. */
const models: { readonly [K in Stage["kind"]]: readonly [model: string, verboseName: string] } = {
  authenticator_duo: ["authentik_stages_authenticator_duo.authenticatorduostage", "Duo Authenticator Setup Stage"],
  authenticator_email: [
    "authentik_stages_authenticator_email.authenticatoremailstage",
    "Email Authenticator Setup Stage",
  ],
  authenticator_sms: ["authentik_stages_authenticator_sms.authenticatorsmsstage", "SMS Authenticator Setup Stage"],
  authenticator_static: [
    "authentik_stages_authenticator_static.authenticatorstaticstage",
    "Static Authenticator Setup Stage",
  ],
  authenticator_totp: ["authentik_stages_authenticator_totp.authenticatortotpstage", "TOTP Authenticator Setup Stage"],
  authenticator_validate: [
    "authentik_stages_authenticator_validate.authenticatorvalidatestage",
    "Authenticator Validation Stage",
  ],
  authenticator_webauthn: [
    "authentik_stages_authenticator_webauthn.authenticatorwebauthnstage",
    "WebAuthn Authenticator Setup Stage",
  ],
  autosubmit: ["authentik_flows.inmemorystage", "Form of a provider"],
  captcha: ["authentik_stages_captcha.captchastage", "Captcha Stage"],
  consent: ["authentik_stages_consent.consentstage", "Consent Stage"],
  deny: ["authentik_stages_deny.denystage", "Deny Stage"],
  device_code: ["authentik_flows.inmemorystage", "Device code"],
  device_code_finish: ["authentik_flows.inmemorystage", "Device code finish"],
  dummy: ["authentik_stages_dummy.dummystage", "Dummy Stage"],
  email: ["authentik_stages_email.emailstage", "Email Stage"],
  endpoint_agent: ["authentik_endpoints.endpointstage", "Endpoint Stage"],
  frame: ["authentik_flows.inmemorystage", "Frame"],
  identification: ["authentik_stages_identification.identificationstage", "Identification Stage"],
  iframe_logout: ["authentik_flows.inmemorystage", "Logout in frames"],
  invitation: ["authentik_stages_invitation.invitationstage", "Invitation Stage"],
  native_logout: ["authentik_flows.inmemorystage", "Logout of one service after the other"],
  oauth_response: ["authentik_flows.inmemorystage", "Code for an application"],
  other: ["authentik_flows.stage", "Stage that is not played"],
  password: ["authentik_stages_password.passwordstage", "Password Stage"],
  prompt: ["authentik_stages_prompt.promptstage", "Prompt Stage"],
  redirect: ["authentik_stages_redirect.redirectstage", "Redirect Stage"],
  session_end: ["authentik_flows.inmemorystage", "Session end"],
  shell: ["authentik_flows.inmemorystage", "Page of a view"],
  source: ["authentik_stages_source.sourcestage", "Source Stage"],
  source_connection: ["authentik_flows.inmemorystage", "Connection with a source"],
  telegram: ["authentik_flows.inmemorystage", "Telegram"],
  user_delete: ["authentik_stages_user_delete.userdeletestage", "User Delete Stage"],
  user_login: ["authentik_stages_user_login.userloginstage", "User Login Stage"],
  user_logout: ["authentik_stages_user_logout.userlogoutstage", "User Logout Stage"],
  user_write: ["authentik_stages_user_write.userwritestage", "User Write Stage"],
};

/** The model of a kind of stage. */
export function modelOf(kind: Stage["kind"]): string {
  return models[kind][0];
}

/** What a kind of stage is called to administrators. */
export function verboseName(kind: Stage["kind"]): string {
  return models[kind][1];
}

/** The key of an object, by its unique name: the same in every world. */
export function keyOf(...name: readonly string[]): string {
  const digits = bytesToHex(sha256(utf8ToBytes(name.join("\0"))));
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}

/** The model of a stage. */
export function stageModel(stage: Stage): string {
  return stage.kind === "other" ? stage.model : modelOf(stage.kind);
}

/** The key of a stage. */
export function stageKey(stage: Stage): string {
  return keyOf(stageModel(stage), stage.name);
}

/** A stage as a user may choose it who has no second factor yet. */
export function selectable(stage: Stage): SelectableStage & { stage: Stage } {
  const { kind, name } = stage;
  return { pk: stageKey(stage), name, verbose_name: verboseName(kind), meta_model_name: stageModel(stage), stage };
}
