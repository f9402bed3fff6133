import type { AuthenticatorDuoChallenge } from "../../src/protocol/challenges.js";
import { ada, adaAtLength, adaRightToLeft, flowInfo, flowInfoLong, flowInfoRightToLeft } from "./fixture.js";
import { refusal, type Fixture } from "./fixture.js";

/** In the place of the image that Duo's server draws. */
const barcode = `data:image/svg+xml;base64,${btoa(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h3v3H1zM5 1h3v3H5zM1 5h3v3H1zM6 6h2v2H6z"/></svg>`,
)}`;

const first = {
  component: "ak-stage-authenticator-duo",
  flow_info: flowInfo,
  ...ada,
  activation_barcode: barcode,
  activation_code: "duo://example-YXBp",
  stage_uuid: "7b5f6c3e-2f53-4a80-9a32-6c5ad6c8d001",
} satisfies AuthenticatorDuoChallenge;

/** Sets up Duo. */
export default {
  component: "ak-stage-authenticator-duo",
  states: {
    first,
    refused: { ...first, response_errors: refusal("non_field_errors", "Duo could not be reached.") },
    longTexts: { ...first, ...adaAtLength, flow_info: flowInfoLong },
    rightToLeft: { ...first, ...adaRightToLeft, flow_info: flowInfoRightToLeft },
    bare: { ...ada, ...first, flow_info: flowInfo },
  },
} satisfies Fixture<"ak-stage-authenticator-duo">;
