import type { AuthenticatorEmailChallenge } from "../../src/protocol/challenges.js";
import { ada, adaAtLength, adaRightToLeft, flowInfo, flowInfoLong, flowInfoRightToLeft } from "./fixture.js";
import { refusal, type Fixture } from "./fixture.js";

const first = {
  component: "ak-stage-authenticator-email",
  flow_info: flowInfo,
  ...ada,
  email: null,
  email_required: true,
} satisfies AuthenticatorEmailChallenge;

const masked = { email: "a***@e******.org", email_required: false };

/** Sets up codes by e-mail. */
export default {
  component: "ak-stage-authenticator-email",
  states: {
    first,
    /** Address accepted: an empty object says so. */
    sent: { ...first, ...masked, response_errors: {} },
    /** The address was known: the message was sent by the GET. */
    known: { ...first, ...masked },
    refused: { ...first, response_errors: refusal("non_field_errors", "email required") },
    codeRefused: { ...first, ...masked, response_errors: refusal("non_field_errors", "Code does not match") },
    longTexts: {
      ...first,
      ...adaAtLength,
      ...masked,
      flow_info: flowInfoLong,
      email: "a*****************************************@e*****************************************.org",
      response_errors: refusal(
        "non_field_errors",
        "Code does not match. The one that was sent to you first is still the one to enter, however often it was sent again.",
      ),
    },
    rightToLeft: {
      ...first,
      ...adaRightToLeft,
      ...masked,
      flow_info: flowInfoRightToLeft,
      response_errors: refusal("non_field_errors", "الرمز غير مطابق."),
    },
    bare: { component: "ak-stage-authenticator-email", ...ada, email: null },
  },
} satisfies Fixture<"ak-stage-authenticator-email">;
