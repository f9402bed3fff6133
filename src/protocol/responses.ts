import type { Component, DeviceChallenge } from "./challenges.js";

/** Nothing but the will to go on. */
type Acknowledgement = Record<string, never>;

/** Said of challenges that are never answered to the executor. */
type Never = never;

/** What a stage sends back, by component. The session adds `component` itself (contract, section 1.3). */
interface Responses {
  "ak-stage-identification": {
    uid_field?: string | null;
    password?: string | null;
    captcha_token?: string | null;
    passkey?: Record<string, unknown> | null;
  };
  "ak-stage-password": { password: string };
  "ak-stage-captcha": { token: string };
  "ak-stage-authenticator-validate": {
    code?: string;
    webauthn?: Record<string, unknown>;
    duo?: number;
    /** All four members must be there. */
    selected_challenge?: DeviceChallenge;
    /** `pk` of a configuration stage. */
    selected_stage?: string;
  };
  "ak-stage-authenticator-webauthn": { response: Record<string, unknown> };
  "ak-stage-authenticator-totp": { code: string };
  "ak-stage-authenticator-static": Acknowledgement;
  "ak-stage-authenticator-sms": { phone_number?: string; code?: string };
  "ak-stage-authenticator-email": { email?: string; code?: string };
  "ak-stage-authenticator-duo": Acknowledgement;
  /** One member for each `field_key`. */
  "ak-stage-prompt": Record<string, string | number | boolean>;
  "ak-stage-consent": { token: string };
  "ak-stage-user-login": { remember_me: boolean };
  "ak-stage-email": Acknowledgement;
  "ak-stage-dummy": Acknowledgement;
  "ak-stage-endpoint-agent": { response: string | null };
  "xak-flow-frame": Acknowledgement;
  "ak-stage-autosubmit": Never;
  "xak-flow-redirect": Never;
  "xak-flow-shell": Never;
  "ak-stage-access-denied": Never;
  "ak-stage-flow-error": Never;
  "ak-stage-session-end": Never;
  "ak-provider-oauth2-device-code": { code: string };
  "ak-provider-oauth2-device-code-finish": Never;
  "ak-provider-iframe-logout": Acknowledgement;
  "ak-provider-saml-native-logout": Acknowledgement;
  "ak-source-oauth-apple": Never;
  "ak-source-plex": Never;
  "ak-source-telegram": {
    id: number;
    auth_date: number;
    hash: string;
    first_name?: string;
    last_name?: string;
    username?: string;
    photo_url?: string;
  };
}

/** A response, or the response to one component. */
export type ChallengeResponse<C extends Component = Component> = Responses[C];
