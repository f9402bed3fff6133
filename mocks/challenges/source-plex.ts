import type { PlexAuthenticationChallenge } from "../../src/protocol/challenges.js";
import { flowInfo, flowInfoLong, flowInfoRightToLeft, type Fixture } from "./fixture.js";

const nested = {
  component: "ak-source-plex",
  client_id: "a-client-of-plex",
  slug: "media",
} satisfies PlexAuthenticationChallenge;

/** Signs in with Plex. */
export default {
  component: "ak-source-plex",
  states: {
    /** Out of the identification stage: it brings nothing about the flow. */
    nested,
    first: { ...nested, flow_info: flowInfo },
    longTexts: { ...nested, flow_info: flowInfoLong },
    rightToLeft: { ...nested, flow_info: flowInfoRightToLeft },
  },
} satisfies Fixture<"ak-source-plex">;
