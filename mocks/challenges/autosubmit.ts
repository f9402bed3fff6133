import type { AutosubmitChallenge } from "../../src/protocol/challenges.js";
import { flowInfo, flowInfoLong, flowInfoRightToLeft, type Fixture } from "./fixture.js";

const saml = {
  component: "ak-stage-autosubmit",
  flow_info: { ...flowInfo, title: "Redirecting to Example Wiki" },
  url: "https://wiki.example.org/saml/acs",
  attrs: { SAMLResponse: btoa("<samlp:Response>Ada & the Engine</samlp:Response>"), RelayState: "/start?a=1&b=%22" },
  title: "Redirecting to Example Wiki...",
} satisfies AutosubmitChallenge;

/** Leaves by a form that is posted to another site. */
export default {
  component: "ak-stage-autosubmit",
  states: {
    saml,
    /** What OAuth2 sends is no stage of the flow, and brings nothing about it. */
    oauth: {
      component: "ak-stage-autosubmit",
      url: "https://wiki.example.org/callback",
      attrs: { code: "only-once", state: "" },
      title: "Redirecting to Example Wiki...",
    },
    /** Names that are methods of forms. */
    oddNames: { ...saml, attrs: { submit: "one", requestSubmit: "two", action: "three", method: "four" } },
    /** No page may post there. */
    script: { ...saml, url: "javascript:document.title='posted'" },
    longTexts: {
      ...saml,
      flow_info: flowInfoLong,
      title: "Redirecting to The Complete Correspondence, Notes and Translations of the Analytical Engine...",
      url: `https://${"wiki.".repeat(30)}example.org/saml/acs`,
      attrs: { SAMLResponse: "QUJD".repeat(10_000) },
    },
    rightToLeft: { ...saml, flow_info: flowInfoRightToLeft, title: "جارٍ التحويل إلى ويكي المثال" },
    bare: { component: "ak-stage-autosubmit", url: "https://wiki.example.org/callback", attrs: {} },
  },
} satisfies Fixture<"ak-stage-autosubmit">;
