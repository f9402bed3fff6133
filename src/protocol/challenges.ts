/**
 * The wire, as the server speaks it: every challenge of the flow executor, discriminated by `component`. Members keep
 * the server's spelling; optional ones may be absent, and nullable ones `null` or absent (contract, section 2.2). One
 * file, long as it is: it holds types alone, is read beside the contract from top to bottom, and closes with `Wire`,
 * which has every component with the response to it.
 */

/** One reason why a response was refused. The text is localised by the server, the code is stable. */
export interface ErrorDetail {
  string: string;
  /** Missing where the server nested the error one level deeper. */
  code?: string;
}

/** Reasons by member of the response; `non_field_errors` holds those that belong to none. */
export type ResponseErrors = Record<string, readonly ErrorDetail[]>;

/** An image per colour scheme. */
export interface ThemedUrls {
  light?: string | null;
  dark?: string | null;
}

/** Where the card stands on the page. */
export type Layout =
  | "stacked"
  | "content_left"
  | "content_right"
  | "sidebar_left"
  | "sidebar_right"
  | "sidebar_left_frame_background"
  | "sidebar_right_frame_background";

/** What the flow tells the page around the stage. */
export interface FlowInfo {
  title?: string;
  /** An image; in the two `…_frame_background` layouts the address of a page. */
  background?: string;
  background_themed_urls?: ThemedUrls | null;
  /** Leaves the flow; keeps `next` when the page had one. */
  cancel_url: string;
  layout: Layout;
}

/** What every challenge has. */
interface Envelope<C extends string> {
  component: C;
  /** Missing in redirects at the end of a flow, shells, flow errors and challenges nested in others. */
  flow_info?: FlowInfo;
  /** Present only in replies to a response that was refused, or accepted in part. */
  response_errors?: ResponseErrors;
}

/** Who is signing in. */
export interface PendingUser {
  /** The account's name or what was typed; may be blank. */
  pending_user: string;
  /** A path, an `https:` or a `data:image/svg+xml` URL. */
  pending_user_avatar: string;
}

/** WebAuthn options in the JSON form of WebAuthn Level 3. */
export type WebAuthnOptions = Record<string, unknown>;

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

/** One way to prove a second factor. */
export interface DeviceChallenge {
  device_class: "static" | "totp" | "webauthn" | "duo" | "sms" | "email";
  device_uid: string;
  challenge: Record<string, unknown>;
  /** ISO 8601. */
  last_used: string | null;
}

/** A stage that sets up a second factor. */
export interface SelectableStage {
  pk: string;
  name: string;
  verbose_name: string;
  meta_model_name: string;
}

/** Asks for a second factor. */
export interface AuthenticatorValidationChallenge extends Envelope<"ak-stage-authenticator-validate">, PendingUser {
  device_challenges: readonly DeviceChallenge[];
  configuration_stages: readonly SelectableStage[];
}

/** Registers a passkey or security key. */
export interface AuthenticatorWebAuthnChallenge extends Envelope<"ak-stage-authenticator-webauthn">, PendingUser {
  registration: WebAuthnOptions;
}

/** Sets up an authenticator app. */
export interface AuthenticatorTOTPChallenge extends Envelope<"ak-stage-authenticator-totp">, PendingUser {
  /** An `otpauth:` URI. */
  config_url: string;
}

/** Shows recovery codes; they become valid with the response. */
export interface AuthenticatorStaticChallenge extends Envelope<"ak-stage-authenticator-static">, PendingUser {
  codes: readonly string[];
}

/** Sets up codes by SMS: first the number, then the code. */
export interface AuthenticatorSMSChallenge extends Envelope<"ak-stage-authenticator-sms">, PendingUser {
  phone_number_required?: boolean;
}

/** Sets up codes by e-mail: first the address, then the code. */
export interface AuthenticatorEmailChallenge extends Envelope<"ak-stage-authenticator-email">, PendingUser {
  /** Masked. */
  email?: string | null;
  email_required?: boolean;
}

/** Sets up Duo. */
export interface AuthenticatorDuoChallenge extends Envelope<"ak-stage-authenticator-duo">, PendingUser {
  /** Image of the QR code. */
  activation_barcode: string;
  /** Link for a device that has Duo. */
  activation_code: string;
  stage_uuid: string;
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

/** Loads a page in a frame, and waits for its message. */
export interface FrameChallenge extends Envelope<"xak-flow-frame"> {
  url: string;
  loading_overlay?: boolean;
  loading_text: string;
}

/** Leaves by a form that is posted to another site. */
export interface AutosubmitChallenge extends Envelope<"ak-stage-autosubmit"> {
  url: string;
  attrs: Record<string, string>;
  title?: string;
}

/** Leaves for another address; the end of every flow that went well. */
export interface RedirectChallenge extends Envelope<"xak-flow-redirect"> {
  /** Relative or absolute, also of an app's own scheme. */
  to: string;
  /** The flow is over as far as the executor knows. */
  final_redirect?: boolean;
}

/** A page of the server: a fragment of HTML, or a whole document. */
export interface ShellChallenge extends Envelope<"xak-flow-shell"> {
  body: string;
}

/** The flow was refused. Its plan is gone, a reload starts anew. */
export interface AccessDeniedChallenge extends Envelope<"ak-stage-access-denied">, PendingUser {
  error_message?: string;
}

/** The server failed. The plan is alive, a reload tries the same stage again. */
export interface FlowErrorChallenge extends Envelope<"ak-stage-flow-error"> {
  request_id: string;
  /** Only for people who may see it. */
  error?: string;
  traceback?: string;
}

/** Signed out of an application; offers where to go. */
export interface SessionEndChallenge extends Envelope<"ak-stage-session-end">, PendingUser {
  application_name?: string;
  application_launch_url?: string | null;
  invalidation_flow_url?: string;
  overview_url?: string;
  brand_name: string;
}

/** Asks for the code that another device shows. */
export type OAuthDeviceCodeChallenge = Envelope<"ak-provider-oauth2-device-code">;

/** The other device is signed in; there is nothing to send. */
export type OAuthDeviceCodeFinishChallenge = Envelope<"ak-provider-oauth2-device-code-finish">;

/** One service to sign out of, in a frame. */
export interface LogoutURL {
  url: string;
  provider_name?: string | null;
  binding?: string | null;
  saml_request?: string | null;
  saml_response?: string | null;
  saml_relay_state?: string | null;
}

/** Signs out of several services at once. The list is given once: a reload finds it empty. */
export interface IframeLogoutChallenge extends Envelope<"ak-provider-iframe-logout"> {
  logout_urls?: readonly LogoutURL[];
}

/** Signs out of one SAML service after the other. */
export interface NativeLogoutChallenge extends Envelope<"ak-provider-saml-native-logout"> {
  provider_name?: string;
  is_complete?: boolean;
  post_url?: string;
  redirect_url?: string;
  saml_binding?: "redirect" | "post";
  saml_request?: string;
  saml_response?: string;
  saml_relay_state?: string;
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
