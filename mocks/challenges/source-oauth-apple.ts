import type { AppleLoginChallenge } from "../../src/protocol/challenges.js";
import { flowInfo, flowInfoLong, flowInfoRightToLeft, type Fixture } from "./fixture.js";

const nested = {
  component: "ak-source-oauth-apple",
  client_id: "org.example.login",
  scope: "name email",
  redirect_uri: "https://login.example.org/source/oauth/callback/apple/",
  state: "an-opaque-state",
} satisfies AppleLoginChallenge;

/** Signs in with Apple. */
export default {
  component: "ak-source-oauth-apple",
  states: {
    /** Out of the identification stage: it brings nothing about the flow. */
    nested,
    first: { ...nested, flow_info: flowInfo },
    longTexts: { ...nested, flow_info: flowInfoLong },
    rightToLeft: { ...nested, flow_info: flowInfoRightToLeft },
  },
} satisfies Fixture<"ak-source-oauth-apple">;
