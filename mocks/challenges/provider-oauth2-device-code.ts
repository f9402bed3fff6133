import type { OAuthDeviceCodeChallenge } from "../../src/protocol/challenges.js";
import { flowInfo, flowInfoLong, flowInfoRightToLeft, refusal, type Fixture } from "./fixture.js";

const first = {
  component: "ak-provider-oauth2-device-code",
  flow_info: { ...flowInfo, title: "Device code flow" },
} satisfies OAuthDeviceCodeChallenge;

/** Asks for the code that another device shows. */
export default {
  component: "ak-provider-oauth2-device-code",
  states: {
    first,
    refused: { ...first, response_errors: refusal("code", "Invalid code") },
    longTexts: {
      ...first,
      flow_info: flowInfoLong,
      response_errors: refusal(
        "code",
        "This code was given to a device of the mill that has not been heard of since. Have it show another one, and type that before the hour is over.",
      ),
    },
    rightToLeft: { ...first, flow_info: flowInfoRightToLeft, response_errors: refusal("code", "رمز غير صالح") },
    bare: { component: "ak-provider-oauth2-device-code" },
  },
} satisfies Fixture<"ak-provider-oauth2-device-code">;
