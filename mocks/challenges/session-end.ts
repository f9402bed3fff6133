import type { SessionEndChallenge } from "../../src/protocol/challenges.js";
import {
  ada,
  adaAtLength,
  adaRightToLeft,
  flowInfo,
  flowInfoLong,
  flowInfoRightToLeft,
  type Fixture,
} from "./fixture.js";

const full = {
  component: "ak-stage-session-end",
  flow_info: { ...flowInfo, title: "You've logged out of Example Wiki." },
  ...ada,
  brand_name: "Example",
  application_name: "Example Wiki",
  application_launch_url: "https://wiki.example.org/",
  invalidation_flow_url: "/if/flow/default-invalidation-flow/",
  overview_url: "https://login.example.org/",
} satisfies SessionEndChallenge;

/** Signed out of an application. */
export default {
  component: "ak-stage-session-end",
  states: {
    full,
    /** People who are no members of the organisation have no overview. */
    withoutOverview: {
      component: full.component,
      flow_info: full.flow_info,
      ...ada,
      brand_name: "Example",
      application_name: "Example Wiki",
      application_launch_url: "https://wiki.example.org/",
      invalidation_flow_url: "/if/flow/default-invalidation-flow/",
    },
    /** What the server sends for an application that cannot be launched, whatever its schema says. */
    withoutLaunch: { ...full, application_launch_url: null },
    minimal: { component: "ak-stage-session-end", flow_info: flowInfo, ...ada, brand_name: "Example" },
    longTexts: {
      ...full,
      ...adaAtLength,
      flow_info: flowInfoLong,
      brand_name: "The Department of Analytical Engines, Difference Engines and Other Calculating Machinery",
      application_name: "The Complete Correspondence, Notes and Translations of the Analytical Engine",
    },
    rightToLeft: {
      ...full,
      ...adaRightToLeft,
      flow_info: flowInfoRightToLeft,
      brand_name: "المثال",
      application_name: "ويكي المثال",
    },
    bare: { component: "ak-stage-session-end", ...ada, brand_name: "Example" },
  },
} satisfies Fixture<"ak-stage-session-end">;
