import type {
  AuthenticatorDuoChallenge,
  AuthenticatorEmailChallenge,
  AuthenticatorSMSChallenge,
  AuthenticatorStaticChallenge,
  AuthenticatorTOTPChallenge,
  AuthenticatorValidationChallenge,
  AuthenticatorWebAuthnChallenge,
  DeviceChallenge,
} from "./authenticator-challenges.js";
import type {
  AccessDeniedChallenge,
  AutosubmitChallenge,
  FlowErrorChallenge,
  FrameChallenge,
  IframeLogoutChallenge,
  NativeLogoutChallenge,
  OAuthDeviceCodeChallenge,
  OAuthDeviceCodeFinishChallenge,
  RedirectChallenge,
  SessionEndChallenge,
  ShellChallenge,
} from "./ending-challenges.js";
import type { Envelope, PendingUser, WebAuthnOptions } from "./envelope.js";
export type * from "./authenticator-challenges.js";
export type * from "./ending-challenges.js";
export type * from "./envelope.js";

/*
 * The wire, as the server speaks it: every challenge of the flow executor, discriminated by `component`.
 * Members keep the server's spelling; optional ones may be absent, and nullable ones `null` or absent
 * (contract, section 2.2). `Wire`, at the end, has every component with the response to it.
 */

export type FlowDesignation =
  | "authentication"
  | "authorization"
  | "invalidation"
  | "enrollment"
  | "unenrollment"
  | "recovery"
  | "stage_configuration";

/** What a login source starts with; it is shown instead of the challenge it came in. */
export type SourceChallenge =
  RedirectChallenge | AppleLoginChallenge | PlexAuthenticationChallenge | TelegramLoginChallenge;

/** Another place to sign in. */
export interface LoginSource {
  name: string;
  /** An image, or `fa://<icon>` for a Font Awesome icon. */
  icon_url?: string | null;
  promoted?: boolean;
  challenge: SourceChallenge;
}

/** Asks who is signing in, and perhaps for the password in the same form. */
export interface IdentificationChallenge extends Envelope<"ak-stage-identification"> {
  /** Which identifiers are accepted; with none there is no input, only sources and passkeys. */
  user_fields: readonly string[] | null;
  pending_user_identifier?: string | null;
  password_fields: boolean;
  allow_show_password?: boolean;
  /** The application that the person is signing in for. */
  application_pre?: string;
  application_pre_launch?: string;
  flow_designation: FlowDesignation;
  captcha_stage?: CaptchaChallenge | null;
  enroll_url?: string;
  recovery_url?: string;
  passwordless_url?: string;
  /** Label of the submit button. */
  primary_action: string;
  sources?: readonly LoginSource[];
  show_source_labels: boolean;
  enable_remember_me?: boolean;
  passkey_challenge?: WebAuthnOptions | null;
}

/** Asks for the pending user's password. */
export interface PasswordChallenge extends Envelope<"ak-stage-password">, PendingUser {
  recovery_url?: string;
  allow_show_password?: boolean;
}

/** Asks for proof of a human. */
export interface CaptchaChallenge extends Envelope<"ak-stage-captcha">, PendingUser {
  site_key: string;
  /** The provider's script. */
  js_url: string;
  /** Whether the widget is to be seen. */
  interactive: boolean;
}

/** One option of a choice field. */
export interface PromptChoice {
  value: string;
  label: string;
}

export type PromptType =
  | "text"
  | "text_area"
  | "text_read_only"
  | "text_area_read_only"
  | "username"
  | "email"
  | "password"
  | "number"
  | "checkbox"
  | "radio-button-group"
  | "dropdown"
  | "date"
  | "date-time"
  | "file"
  | "separator"
  | "hidden"
  | "static"
  | "alert_info"
  | "alert_warning"
  | "alert_danger"
  | "ak-locale";

/** One field of a prompt. */
export interface StagePrompt {
  field_key: string;
  label: string;
  type: PromptType;
  required: boolean;
  placeholder: string;
  /** Always text, whatever the type. */
  initial_value: string;
  order: number;
  /** HTML, written by an administrator. */
  sub_text: string;
  choices: readonly PromptChoice[] | null;
}

/** Asks for whatever an administrator wants to know. */
export interface PromptChallenge extends Envelope<"ak-stage-prompt"> {
  fields: readonly StagePrompt[];
}

/** One thing that an application wants to be allowed. */
export interface ConsentPermission {
  id: string;
  /** Blank ones are not shown. */
  name: string;
}

/** Asks for consent. */
export interface ConsentChallenge extends Envelope<"ak-stage-consent">, PendingUser {
  header_text?: string;
  permissions: readonly ConsentPermission[];
  /** What is wanted beyond an earlier consent. */
  additional_permissions: readonly ConsentPermission[];
  /** To be echoed; every GET makes a new one. */
  token: string;
}

/** Asks whether to stay signed in. */
export interface UserLoginChallenge extends Envelope<"ak-stage-user-login">, PendingUser {}

/** Waits for a link in an e-mail; a response sends the e-mail again. */
export type EmailChallenge = Envelope<"ak-stage-email">;

/** A step for tests. */
export interface DummyChallenge extends Envelope<"ak-stage-dummy"> {
  name: string;
}

/** Asks the platform agent of the device, through a browser extension. */
export interface EndpointAgentChallenge extends Envelope<"ak-stage-endpoint-agent"> {
  challenge: string;
  /** Seconds. */
  challenge_idle_timeout: number;
}

/** Signs in with Apple. */
export interface AppleLoginChallenge extends Envelope<"ak-source-oauth-apple"> {
  client_id: string;
  scope: string;
  redirect_uri: string;
  state: string;
}

/** Signs in with Plex. */
export interface PlexAuthenticationChallenge extends Envelope<"ak-source-plex"> {
  client_id: string;
  slug: string;
}

/** Signs in with Telegram. */
export interface TelegramLoginChallenge extends Envelope<"ak-source-telegram"> {
  bot_username: string;
  request_message_access: boolean;
}

/** What the server asks, and what a stage sends back; the session adds `component` itself (contract, section 1.3). */
interface Exchange<Asked, Response> {
  challenge: Asked;
  response: Response;
}

/** Nothing but the will to go on. */
type Acknowledgement = Record<string, never>;

/** The executor takes no response to such a challenge. */
type Unanswered = never;

/** Every component: its challenge, and the response to it. A component of your own is one more entry. */
export interface Wire {
  "ak-stage-identification": Exchange<
    IdentificationChallenge,
    {
      uid_field?: string | null;
      password?: string | null;
      captcha_token?: string | null;
      passkey?: Record<string, unknown> | null;
    }
  >;
  "ak-stage-password": Exchange<PasswordChallenge, { password: string }>;
  "ak-stage-captcha": Exchange<CaptchaChallenge, { token: string }>;
  "ak-stage-authenticator-validate": Exchange<
    AuthenticatorValidationChallenge,
    {
      code?: string;
      webauthn?: Record<string, unknown>;
      duo?: number;
      /** All four members must be there. */
      selected_challenge?: DeviceChallenge;
      /** `pk` of a configuration stage. */
      selected_stage?: string;
    }
  >;
  "ak-stage-authenticator-webauthn": Exchange<AuthenticatorWebAuthnChallenge, { response: Record<string, unknown> }>;
  "ak-stage-authenticator-totp": Exchange<AuthenticatorTOTPChallenge, { code: string }>;
  "ak-stage-authenticator-static": Exchange<AuthenticatorStaticChallenge, Acknowledgement>;
  "ak-stage-authenticator-sms": Exchange<AuthenticatorSMSChallenge, { phone_number?: string; code?: string }>;
  "ak-stage-authenticator-email": Exchange<AuthenticatorEmailChallenge, { email?: string; code?: string }>;
  "ak-stage-authenticator-duo": Exchange<AuthenticatorDuoChallenge, Acknowledgement>;
  /** One member for each `field_key`. */
  "ak-stage-prompt": Exchange<PromptChallenge, Record<string, string | number | boolean>>;
  "ak-stage-consent": Exchange<ConsentChallenge, { token: string }>;
  "ak-stage-user-login": Exchange<UserLoginChallenge, { remember_me: boolean }>;
  "ak-stage-email": Exchange<EmailChallenge, Acknowledgement>;
  "ak-stage-dummy": Exchange<DummyChallenge, Acknowledgement>;
  "ak-stage-endpoint-agent": Exchange<EndpointAgentChallenge, { response: string | null }>;
  "xak-flow-frame": Exchange<FrameChallenge, Acknowledgement>;
  "ak-stage-autosubmit": Exchange<AutosubmitChallenge, Unanswered>;
  "xak-flow-redirect": Exchange<RedirectChallenge, Unanswered>;
  "xak-flow-shell": Exchange<ShellChallenge, Unanswered>;
  "ak-stage-access-denied": Exchange<AccessDeniedChallenge, Unanswered>;
  "ak-stage-flow-error": Exchange<FlowErrorChallenge, Unanswered>;
  "ak-stage-session-end": Exchange<SessionEndChallenge, Unanswered>;
  "ak-provider-oauth2-device-code": Exchange<OAuthDeviceCodeChallenge, { code: string }>;
  "ak-provider-oauth2-device-code-finish": Exchange<OAuthDeviceCodeFinishChallenge, Unanswered>;
  "ak-provider-iframe-logout": Exchange<IframeLogoutChallenge, Acknowledgement>;
  "ak-provider-saml-native-logout": Exchange<NativeLogoutChallenge, Acknowledgement>;
  "ak-source-oauth-apple": Exchange<AppleLoginChallenge, Unanswered>;
  "ak-source-plex": Exchange<PlexAuthenticationChallenge, Unanswered>;
  "ak-source-telegram": Exchange<
    TelegramLoginChallenge,
    {
      id: number;
      auth_date: number;
      hash: string;
      first_name?: string;
      last_name?: string;
      username?: string;
      photo_url?: string;
    }
  >;
}

/** Each challenge says itself which component it belongs to. */
type Named<W extends { [C in keyof W]: Exchange<Envelope<C & string>, unknown> }> = W;

/** The name of a kind of challenge. */
export type Component = keyof Named<Wire>;

/** A challenge, or the challenge of one component. */
export type Challenge<C extends Component = Component> = Wire[C]["challenge"];

/** A response, or the response to one component. */
export type ChallengeResponse<C extends Component = Component> = Wire[C]["response"];
