import { authenticatorDuo } from "./authenticator-duo.js";
import type { Stage } from "../flow-stages.js";
import { authenticatorEmail } from "./authenticator-email.js";
import { authenticatorSms } from "./authenticator-sms.js";
import { authenticatorStatic } from "./authenticator-static.js";
import { authenticatorTotp } from "./authenticator-totp.js";
import { authenticatorValidate } from "./authenticator-validate.js";
import { authenticatorWebauthn } from "./authenticator-webauthn.js";
import { autosubmit } from "./autosubmit.js";
import { captcha } from "./captcha.js";
import { consent } from "./consent.js";
import { deny } from "./deny.js";
import { deviceCode, deviceCodeFinish } from "./device-code.js";
import { dummy } from "./dummy.js";
import { endpointAgent } from "./endpoint-agent.js";
import { frame } from "./frame.js";
import { email } from "./email.js";
import { identification } from "./identification.js";
import { iframeLogout } from "./iframe-logout.js";
import { invitation } from "./invitation.js";
import { nativeLogout } from "./native-logout.js";
import { oauthResponse } from "./oauth-response.js";
import { other } from "./other.js";
import { password } from "./password.js";
import { prompt } from "./prompt.js";
import { redirect } from "./redirect.js";
import { sessionEnd } from "./session-end.js";
import { shell } from "./shell.js";
import { source } from "./source.js";
import { sourceConnection } from "./source-connection.js";
import type { StageKind } from "./stage.js";
import { telegram } from "./telegram.js";
import { userDelete } from "./user-delete.js";
import { userLogin } from "./user-login.js";
import { userLogout } from "./user-logout.js";
import { userWrite } from "./user-write.js";

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
  other,
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
