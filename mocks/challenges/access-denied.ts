import type { AccessDeniedChallenge } from "../../src/protocol/challenges.js";
import {
  ada,
  adaAtLength,
  adaRightToLeft,
  flowInfo,
  flowInfoLong,
  flowInfoRightToLeft,
  nobody,
  type Fixture,
} from "./fixture.js";

const first = {
  component: "ak-stage-access-denied",
  flow_info: flowInfo,
  ...ada,
  error_message: "Invalid password",
} satisfies AccessDeniedChallenge;

/** The flow was refused. */
export default {
  component: "ak-stage-access-denied",
  states: {
    first,
    withoutUser: { ...first, ...nobody, error_message: "Flow does not apply to current user." },
    withoutReason: { component: "ak-stage-access-denied", flow_info: flowInfo, ...nobody },
    blankReason: { ...first, error_message: "" },
    severalReasons: { ...first, error_message: "Not from this network.\nNot at this hour.\nAsk the help desk." },
    longTexts: {
      ...first,
      ...adaAtLength,
      flow_info: flowInfoLong,
      error_message: `${"Nobody may sign in while the engine is being oiled. ".repeat(12)}https://help.example.org/${"oil/".repeat(30)}`,
    },
    rightToLeft: {
      ...first,
      ...adaRightToLeft,
      flow_info: flowInfoRightToLeft,
      error_message: "غير مسموح من هذه الشبكة.\nيرجى الاتصال بمكتب المساعدة.",
    },
    bare: { component: "ak-stage-access-denied", ...nobody },
  },
} satisfies Fixture<"ak-stage-access-denied">;
