import { flowInfo, flowInfoLong, flowInfoRightToLeft, type Fixture } from "./fixture.js";

/** The other device is signed in. */
export default {
  component: "ak-provider-oauth2-device-code-finish",
  states: {
    first: {
      component: "ak-provider-oauth2-device-code-finish",
      flow_info: { ...flowInfo, title: "Redirecting to Example TV" },
    },
    longTexts: { component: "ak-provider-oauth2-device-code-finish", flow_info: flowInfoLong },
    rightToLeft: { component: "ak-provider-oauth2-device-code-finish", flow_info: flowInfoRightToLeft },
    bare: { component: "ak-provider-oauth2-device-code-finish" },
  },
} satisfies Fixture<"ak-provider-oauth2-device-code-finish">;
