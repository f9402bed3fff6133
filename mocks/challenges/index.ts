import accessDenied from "./access-denied.js";
import authenticatorWebauthn from "./authenticator-webauthn.js";
import autosubmit from "./autosubmit.js";
import consent from "./consent.js";
import dummy from "./dummy.js";
import endpointAgent from "./endpoint-agent.js";
import type { Fixture } from "./fixture.js";
import flowError from "./flow-error.js";
import flowRedirect from "./flow-redirect.js";
import frame from "./frame.js";
import identification from "./identification.js";
import password from "./password.js";
import prompt from "./prompt.js";
import providerIframeLogout from "./provider-iframe-logout.js";
import providerOauth2DeviceCode from "./provider-oauth2-device-code.js";
import providerOauth2DeviceCodeFinish from "./provider-oauth2-device-code-finish.js";
import providerSamlNativeLogout from "./provider-saml-native-logout.js";
import sessionEnd from "./session-end.js";
import shell from "./shell.js";
import userLogin from "./user-login.js";

/** Every fixture; whoever adds a stage adds its fixture here. */
export const fixtures: readonly Fixture[] = [
  accessDenied,
  authenticatorWebauthn,
  autosubmit,
  consent,
  dummy,
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
  userLogin,
];
