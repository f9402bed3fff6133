import type { CompleteRegistry } from "../src/stage/index.js";
import IdentificationStage from "./identification.js";

/** Which stage shows which challenge. Each is loaded when it is due, but the first, which comes with the page. */
export const stages: Omit<CompleteRegistry, "*"> = {
  "ak-provider-iframe-logout": () => import("./provider-iframe-logout.js"),
  "ak-provider-oauth2-device-code": () => import("./provider-oauth2-device-code.js"),
  "ak-provider-oauth2-device-code-finish": () => import("./provider-oauth2-device-code-finish.js"),
  "ak-provider-saml-native-logout": () => import("./provider-saml-native-logout.js"),
  "ak-source-oauth-apple": () => import("./source-oauth-apple.js"),
  "ak-source-plex": () => import("./source-plex.js"),
  "ak-source-telegram": () => import("./source-telegram.js"),
  "ak-stage-access-denied": () => import("./access-denied.js"),
  "ak-stage-authenticator-duo": () => import("./authenticator-duo.js"),
  "ak-stage-authenticator-email": () => import("./authenticator-email.js"),
  "ak-stage-authenticator-sms": () => import("./authenticator-sms.js"),
  "ak-stage-authenticator-static": () => import("./authenticator-static.js"),
  "ak-stage-authenticator-totp": () => import("./authenticator-totp.js"),
  "ak-stage-authenticator-validate": () => import("./authenticator-validate.js"),
  "ak-stage-authenticator-webauthn": () => import("./authenticator-webauthn.js"),
  "ak-stage-autosubmit": () => import("./autosubmit.js"),
  "ak-stage-captcha": () => import("./captcha.js"),
  "ak-stage-consent": () => import("./consent.js"),
  "ak-stage-dummy": () => import("./dummy.js"),
  "ak-stage-endpoint-agent": () => import("./endpoint-agent.js"),
  "ak-stage-email": () => import("./email.js"),
  "ak-stage-flow-error": () => import("./flow-error.js"),
  "ak-stage-identification": () => Promise.resolve({ default: IdentificationStage }),
  "ak-stage-password": () => import("./password.js"),
  "ak-stage-prompt": () => import("./prompt.js"),
  "ak-stage-session-end": () => import("./session-end.js"),
  "ak-stage-user-login": () => import("./user-login.js"),
  "xak-flow-frame": () => import("./flow-frame.js"),
  "xak-flow-redirect": () => import("./flow-redirect.js"),
  "xak-flow-shell": () => import("./flow-shell.js"),
  // Names of older servers. A class can be defined once, hence one more for each.
  "ak-flow-sources-oauth-apple": () =>
    import("./source-oauth-apple.js").then(({ default: Stage }) => ({ default: class extends Stage {} })),
  "ak-flow-sources-plex": () =>
    import("./source-plex.js").then(({ default: Stage }) => ({ default: class extends Stage {} })),
  "xak-flow-error": () => import("./flow-error.js").then(({ default: Stage }) => ({ default: class extends Stage {} })),
};
