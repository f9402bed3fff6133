import type { AuthenticatorSMSChallenge } from "../../src/protocol/challenges.js";
import { ada, adaAtLength, adaRightToLeft, flowInfo, flowInfoLong, flowInfoRightToLeft } from "./fixture.js";
import { refusal, type Fixture } from "./fixture.js";

const first = {
  component: "ak-stage-authenticator-sms",
  flow_info: flowInfo,
  ...ada,
  phone_number_required: true,
} satisfies AuthenticatorSMSChallenge;

/** Sets up codes by text message. */
export default {
  component: "ak-stage-authenticator-sms",
  states: {
    first,
    /** Number accepted: an empty object says so. */
    sent: { ...first, phone_number_required: false, response_errors: {} },
    /** The number was known: the message was sent by the GET. */
    known: { ...first, phone_number_required: false },
    refused: { ...first, response_errors: refusal("non_field_errors", "phone_number required") },
    codeRefused: {
      ...first,
      phone_number_required: false,
      response_errors: refusal("non_field_errors", "Code does not match"),
    },
    longTexts: {
      ...first,
      ...adaAtLength,
      flow_info: flowInfoLong,
      phone_number_required: false,
      response_errors: refusal(
        "non_field_errors",
        "The message could not be delivered: the number +15550100 is not reachable from this account. See https://www.twilio.example/docs/errors/21608 for what can be done.",
      ),
    },
    rightToLeft: {
      ...first,
      ...adaRightToLeft,
      flow_info: flowInfoRightToLeft,
      response_errors: refusal("non_field_errors", "رقم الهاتف غير صالح."),
    },
    bare: { component: "ak-stage-authenticator-sms", ...ada },
  },
} satisfies Fixture<"ak-stage-authenticator-sms">;
