import type { AuthenticatorStaticChallenge } from "../../src/protocol/challenges.js";
import { ada, adaAtLength, adaRightToLeft, flowInfo, flowInfoLong, flowInfoRightToLeft } from "./fixture.js";
import { refusal, type Fixture } from "./fixture.js";

const first = {
  component: "ak-stage-authenticator-static",
  flow_info: flowInfo,
  ...ada,
  codes: ["e3dmyzkmywqk", "q8n5hb2fzt7c", "0w4r9xk1vmj6", "p7s2ydg8lq3u", "h5c0tn6beo9a", "z1f4jk7wvx2r"],
} satisfies AuthenticatorStaticChallenge;

/** Shows recovery codes. */
export default {
  component: "ak-stage-authenticator-static",
  states: {
    first,
    refused: { ...first, response_errors: refusal("non_field_errors", "Empty response") },
    oneCode: { ...first, codes: ["e3dmyzkmywqk"] },
    longTexts: {
      ...first,
      ...adaAtLength,
      flow_info: flowInfoLong,
      codes: Array.from({ length: 20 }, (_, index) => `${index}-the-quick-brown-fox-jumps-over-the-lazy-dog`),
    },
    rightToLeft: { ...first, ...adaRightToLeft, flow_info: flowInfoRightToLeft },
    bare: { component: "ak-stage-authenticator-static", ...ada, codes: first.codes },
  },
} satisfies Fixture<"ak-stage-authenticator-static">;
