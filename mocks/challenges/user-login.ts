import type { UserLoginChallenge } from "../../src/protocol/challenges.js";
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

const first = { component: "ak-stage-user-login", flow_info: flowInfo, ...ada } satisfies UserLoginChallenge;

/** Asks whether to stay signed in. */
export default {
  component: "ak-stage-user-login",
  states: {
    first,
    refused: { ...first, response_errors: refusal("remember_me", "This field is required.", "required") },
    withoutUser: { ...first, ...nobody },
    longTexts: { ...first, ...adaAtLength, flow_info: flowInfoLong },
    rightToLeft: {
      ...first,
      ...adaRightToLeft,
      flow_info: flowInfoRightToLeft,
      response_errors: refusal("remember_me", "هذا الحقل مطلوب.", "required"),
    },
    bare: { component: "ak-stage-user-login", ...ada },
  },
} satisfies Fixture<"ak-stage-user-login">;
