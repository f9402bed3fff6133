import type { EndpointAgentChallenge } from "../../src/protocol/challenges.js";
import { flowInfo, flowInfoLong, flowInfoRightToLeft, refusal, type Fixture } from "./fixture.js";

const first = {
  component: "ak-stage-endpoint-agent",
  flow_info: flowInfo,
  challenge: "eyJhbGciOiJSUzI1NiJ9.eyJhdGMiOiJhYmMifQ.c2ln",
  challenge_idle_timeout: 60,
} satisfies EndpointAgentChallenge;

/** Asks the platform agent of the device. */
export default {
  component: "ak-stage-endpoint-agent",
  states: {
    first,
    refused: { ...first, response_errors: refusal("response", "Invalid challenge response") },
    longTexts: {
      ...first,
      flow_info: flowInfoLong,
      response_errors: refusal(
        "response",
        "This device was last seen by its administrator before the engine was oiled. ".repeat(6),
      ),
    },
    rightToLeft: {
      ...first,
      flow_info: flowInfoRightToLeft,
      response_errors: refusal("response", "استجابة غير صالحة"),
    },
    bare: { component: "ak-stage-endpoint-agent", challenge: "", challenge_idle_timeout: 60 },
  },
} satisfies Fixture<"ak-stage-endpoint-agent">;
