import { authenticatorDuo, type AuthenticatorDuoStage } from "./authenticator-duo.js";
import { authenticatorEmail, type AuthenticatorEmailStage } from "./authenticator-email.js";
import { authenticatorSms, type AuthenticatorSMSStage } from "./authenticator-sms.js";
import { authenticatorStatic, type AuthenticatorStaticStage } from "./authenticator-static.js";
import { authenticatorTotp, type AuthenticatorTOTPStage } from "./authenticator-totp.js";
import { authenticatorValidate, type AuthenticatorValidateStage } from "./authenticator-validate.js";
import { authenticatorWebauthn, type AuthenticatorWebAuthnStage } from "./authenticator-webauthn.js";
import { autosubmit, type AutosubmitStage } from "./autosubmit.js";
import { captcha, type CaptchaStage } from "./captcha.js";
import { consent, type ConsentStage } from "./consent.js";
import { deny, type DenyStage } from "./deny.js";
import { deviceCode, deviceCodeFinish, type DeviceCodeStage, type DeviceCodeFinishStage } from "./device-code.js";
import { dummy, type DummyStage } from "./dummy.js";
import { endpointAgent, type EndpointAgentStage } from "./endpoint-agent.js";
import { frame, type FrameStage } from "./frame.js";
import { email, type EmailStage } from "./email.js";
import { identification, type IdentificationStage } from "./identification.js";
import { iframeLogout, type IframeLogoutStage } from "./iframe-logout.js";
import { invitation, type InvitationStage } from "./invitation.js";
import { nativeLogout, type NativeLogoutStage } from "./native-logout.js";
import { oauthResponse, type OAuthResponseStage } from "./oauth-response.js";
import { password, type PasswordStage } from "./password.js";
import { prompt, type PromptStage } from "./prompt.js";
import { redirect, type RedirectStage } from "./redirect.js";
import { sessionEnd, type SessionEndStage } from "./session-end.js";
import { shell, type ShellStage } from "./shell.js";
import { source, type SourceStage } from "./source.js";
import { sourceConnection, type SourceConnectionStage } from "./source-connection.js";
import type { StageKind } from "./stage.js";
import { telegram, type TelegramStage } from "./telegram.js";
import { userDelete, type UserDeleteStage } from "./user-delete.js";
import { userLogin, type UserLoginStage } from "./user-login.js";
import { userLogout, type UserLogoutStage } from "./user-logout.js";
import { userWrite, type UserWriteStage } from "./user-write.js";

/** Every stage that can be played. */
export type Stage =
  | AuthenticatorDuoStage
  | AuthenticatorEmailStage
  | AuthenticatorSMSStage
  | AuthenticatorStaticStage
  | AuthenticatorTOTPStage
  | AuthenticatorValidateStage
  | AuthenticatorWebAuthnStage
  | AutosubmitStage
  | CaptchaStage
  | ConsentStage
  | DenyStage
  | DeviceCodeFinishStage
  | DeviceCodeStage
  | DummyStage
  | EndpointAgentStage
  | FrameStage
  | EmailStage
  | IdentificationStage
  | IframeLogoutStage
  | InvitationStage
  | NativeLogoutStage
  | OAuthResponseStage
  | PasswordStage
  | PromptStage
  | RedirectStage
  | SessionEndStage
  | ShellStage
  | SourceConnectionStage
  | SourceStage
  | TelegramStage
  | UserDeleteStage
  | UserLoginStage
  | UserLogoutStage
  | UserWriteStage;

const kinds: { readonly [K in Stage["kind"]]: StageKind<Extract<Stage, { kind: K }>> } = {
  authenticator_duo: authenticatorDuo,
  authenticator_email: authenticatorEmail,
  authenticator_sms: authenticatorSms,
  authenticator_static: authenticatorStatic,
  authenticator_totp: authenticatorTotp,
  authenticator_validate: authenticatorValidate,
  authenticator_webauthn: authenticatorWebauthn,
  autosubmit,
  captcha,
  consent,
  deny,
  device_code: deviceCode,
  device_code_finish: deviceCodeFinish,
  dummy,
  endpoint_agent: endpointAgent,
  frame,
  email,
  identification,
  iframe_logout: iframeLogout,
  invitation,
  native_logout: nativeLogout,
  oauth_response: oauthResponse,
  password,
  prompt,
  redirect,
  session_end: sessionEnd,
  shell,
  source,
  source_connection: sourceConnection,
  telegram,
  user_delete: userDelete,
  user_login: userLogin,
  user_logout: userLogout,
  user_write: userWrite,
};

/** How a stage behaves. */
export function kindOf<S extends Stage>(stage: S): StageKind<S> {
  // The map's type says that kind and stage belong together; the compiler cannot follow an index that far.
  return kinds[stage.kind] as unknown as StageKind<S>;
}
