import type { EmailChallenge } from "../../src/protocol/challenges.js";
import { flowInfo, flowInfoLong, flowInfoRightToLeft, refusal, type Fixture } from "./fixture.js";

const first = {
  component: "ak-stage-email",
  flow_info: { ...flowInfo, title: "Reset your password" },
} satisfies EmailChallenge;

/** Waits for a link in an e-mail. */
export default {
  component: "ak-stage-email",
  states: {
    first,
    /** The answer to every resend, whatever came of it. */
    resent: { ...first, response_errors: refusal("non_field_errors", "email-sent", "email-sent") },
    refused: { ...first, response_errors: refusal("non_field_errors", "No pending user.") },
    longTexts: { ...first, flow_info: flowInfoLong },
    rightToLeft: { ...first, flow_info: flowInfoRightToLeft },
    bare: { component: "ak-stage-email" },
  },
} satisfies Fixture<"ak-stage-email">;
