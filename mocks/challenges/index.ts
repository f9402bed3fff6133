import type { Component } from "../../src/protocol/challenges.js";
import type { Fixture } from "./fixture.js";
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
import email from "./email.js";
import endpointAgent from "./endpoint-agent.js";
import flowError from "./flow-error.js";
import frame from "./flow-frame.js";
import flowRedirect from "./flow-redirect.js";
import shell from "./flow-shell.js";
import identification from "./identification.js";
import password from "./password.js";
import prompt from "./prompt.js";
import providerIframeLogout from "./provider-iframe-logout.js";
import providerOauth2DeviceCode from "./provider-oauth2-device-code.js";
import providerOauth2DeviceCodeFinish from "./provider-oauth2-device-code-finish.js";
import providerSamlNativeLogout from "./provider-saml-native-logout.js";
import sessionEnd from "./session-end.js";
import sourceOauthApple from "./source-oauth-apple.js";
import sourcePlex from "./source-plex.js";
import sourceTelegram from "./source-telegram.js";
import userLogin from "./user-login.js";

/** The fixture of each component; the compiler names one that is missing. */
const byComponent = {
  "ak-provider-iframe-logout": providerIframeLogout,
  "ak-provider-oauth2-device-code": providerOauth2DeviceCode,
  "ak-provider-oauth2-device-code-finish": providerOauth2DeviceCodeFinish,
  "ak-provider-saml-native-logout": providerSamlNativeLogout,
  "ak-source-oauth-apple": sourceOauthApple,
  "ak-source-plex": sourcePlex,
  "ak-source-telegram": sourceTelegram,
  "ak-stage-access-denied": accessDenied,
  "ak-stage-authenticator-duo": authenticatorDuo,
  "ak-stage-authenticator-email": authenticatorEmail,
  "ak-stage-authenticator-sms": authenticatorSms,
  "ak-stage-authenticator-static": authenticatorStatic,
  "ak-stage-authenticator-totp": authenticatorTotp,
  "ak-stage-authenticator-validate": authenticatorValidate,
  "ak-stage-authenticator-webauthn": authenticatorWebauthn,
  "ak-stage-autosubmit": autosubmit,
  "ak-stage-captcha": captcha,
  "ak-stage-consent": consent,
  "ak-stage-dummy": dummy,
  "ak-stage-email": email,
  "ak-stage-endpoint-agent": endpointAgent,
  "ak-stage-flow-error": flowError,
  "ak-stage-identification": identification,
  "ak-stage-password": password,
  "ak-stage-prompt": prompt,
  "ak-stage-session-end": sessionEnd,
  "ak-stage-user-login": userLogin,
  "xak-flow-frame": frame,
  "xak-flow-redirect": flowRedirect,
  "xak-flow-shell": shell,
} satisfies { readonly [C in Component]: Fixture<C> };

/** Every fixture. */
export const fixtures: readonly Fixture[] = Object.values(byComponent);

/** Components of your own, which the official document does not know. */
export const ours: readonly Component[] = [];
