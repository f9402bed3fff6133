import type { PasswordChallenge } from "../../src/protocol/challenges.js";
import {
  ada,
  adaAtLength,
  adaRightToLeft,
  flowInfo,
  flowInfoLong,
  flowInfoRightToLeft,
  nobody,
  refusal,
  type Fixture,
} from "./fixture.js";

const first = {
  component: "ak-stage-password",
  flow_info: flowInfo,
  ...ada,
  recovery_url: "https://login.example.org/if/flow/default-recovery-flow/",
  allow_show_password: true,
} satisfies PasswordChallenge;

/** Asks for the pending user's password. */
export default {
  component: "ak-stage-password",
  states: {
    first,
    withoutExtras: { component: "ak-stage-password", flow_info: flowInfo, ...ada, allow_show_password: false },
    refused: { ...first, response_errors: refusal("password", "Invalid password") },
    blank: { ...first, response_errors: refusal("password", "This field may not be blank.", "blank") },
    severalErrors: {
      ...first,
      response_errors: {
        ...refusal("password", "Invalid password"),
        ...refusal("non_field_errors", "One attempt is left."),
      },
    },
    withoutUser: { ...first, ...nobody },
    longTexts: {
      ...first,
      ...adaAtLength,
      flow_info: flowInfoLong,
      response_errors: refusal(
        "password",
        "This password was changed eleven days ago on another device, and the old one has not been accepted since. Please use the new one, or ask for a link to set another.",
      ),
    },
    rightToLeft: {
      ...first,
      ...adaRightToLeft,
      flow_info: flowInfoRightToLeft,
      response_errors: refusal("password", "كلمة المرور غير صحيحة."),
    },
    bare: { component: "ak-stage-password", ...ada },
  },
} satisfies Fixture<"ak-stage-password">;
