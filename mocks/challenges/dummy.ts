import type { DummyChallenge } from "../../src/protocol/challenges.js";
import { flowInfo, flowInfoLong, flowInfoRightToLeft, refusal, type Fixture } from "./fixture.js";

const first = { component: "ak-stage-dummy", flow_info: flowInfo, name: "first-step" } satisfies DummyChallenge;

/** A step for tests. */
export default {
  component: "ak-stage-dummy",
  states: {
    first,
    refused: { ...first, response_errors: refusal("non_field_errors", "Not today.") },
    longTexts: { ...first, flow_info: flowInfoLong, name: "a-step-whose-name-has-no-place-to-break-".repeat(5) },
    rightToLeft: { ...first, flow_info: flowInfoRightToLeft, name: "الخطوة الأولى" },
    bare: { component: "ak-stage-dummy", name: "" },
  },
} satisfies Fixture<"ak-stage-dummy">;
