import accessDenied from "./access-denied.js";
import authenticatorDuo from "./authenticator-duo.js";
import authenticatorEmail from "./authenticator-email.js";
import authenticatorSms from "./authenticator-sms.js";
import authenticatorStatic from "./authenticator-static.js";
import authenticatorTotp from "./authenticator-totp.js";
import authenticatorValidate from "./authenticator-validate.js";
import authenticatorWebauthn from "./authenticator-webauthn.js";
import autosubmit from "./autosubmit.js";
import captcha from "./captcha.js";
import consent from "./consent.js";
import dummy from "./dummy.js";
import endpointAgent from "./endpoint-agent.js";
import email from "./email.js";
import type { Fixture } from "./fixture.js";
import flowError from "./flow-error.js";
import flowRedirect from "./flow-redirect.js";
import frame from "./flow-frame.js";
import identification from "./identification.js";
import password from "./password.js";
import prompt from "./prompt.js";
import providerIframeLogout from "./provider-iframe-logout.js";
import providerOauth2DeviceCode from "./provider-oauth2-device-code.js";
import providerOauth2DeviceCodeFinish from "./provider-oauth2-device-code-finish.js";
import providerSamlNativeLogout from "./provider-saml-native-logout.js";
import sessionEnd from "./session-end.js";
import shell from "./flow-shell.js";
import sourceOauthApple from "./source-oauth-apple.js";
import sourcePlex from "./source-plex.js";
import sourceTelegram from "./source-telegram.js";
import userLogin from "./user-login.js";

/** Every fixture; whoever adds a stage adds its fixture here. */
export const fixtures: readonly Fixture[] = [
  accessDenied,
  authenticatorDuo,
  authenticatorEmail,
  authenticatorSms,
  authenticatorStatic,
  authenticatorTotp,
  authenticatorValidate,
  authenticatorWebauthn,
  autosubmit,
  captcha,
  consent,
  dummy,
  email,
  endpointAgent,
  flowError,
  flowRedirect,
  frame,
  identification,
  password,
  prompt,
  providerIframeLogout,
  providerOauth2DeviceCode,
  providerOauth2DeviceCodeFinish,
  providerSamlNativeLogout,
  sessionEnd,
  shell,
  sourceOauthApple,
  sourcePlex,
  sourceTelegram,
  userLogin,
];
