import type { AuthenticatorTOTPChallenge } from "../../src/protocol/challenges.js";
import { ada, adaAtLength, adaRightToLeft, flowInfo, flowInfoLong, flowInfoRightToLeft } from "./fixture.js";
import { refusal, type Fixture } from "./fixture.js";

/** An `otpauth:` URI as the server writes it. */
function configUrl(issuer: string, user: string, digits = 6): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(user)}`;
  const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
  return `otpauth://totp/${label}?secret=${secret}&algorithm=SHA1&digits=${digits}&period=30&issuer=${encodeURIComponent(issuer)}`;
}

const first = {
  component: "ak-stage-authenticator-totp",
  flow_info: flowInfo,
  ...ada,
  config_url: configUrl("Example", "ada"),
} satisfies AuthenticatorTOTPChallenge;

/** Sets up an authenticator app. */
export default {
  component: "ak-stage-authenticator-totp",
  states: {
    first,
    eightDigits: { ...first, config_url: configUrl("Example", "ada", 8) },
    refused: { ...first, response_errors: refusal("code", "Code does not match") },
    longTexts: {
      ...first,
      ...adaAtLength,
      flow_info: flowInfoLong,
      config_url: configUrl("Department of Analytical Engines and Difference Engines", adaAtLength.pending_user),
      response_errors: refusal(
        "code",
        "Code does not match. Please compare the clock of your phone with another one: codes are worth nothing half a minute later.",
      ),
    },
    rightToLeft: {
      ...first,
      ...adaRightToLeft,
      flow_info: flowInfoRightToLeft,
      response_errors: refusal("code", "الرمز غير مطابق."),
    },
    bare: { component: "ak-stage-authenticator-totp", ...ada, config_url: first.config_url },
  },
} satisfies Fixture<"ak-stage-authenticator-totp">;
