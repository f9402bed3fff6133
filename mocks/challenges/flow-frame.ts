import type { FrameChallenge } from "../../src/protocol/challenges.js";
import { flowInfo, flowInfoLong, flowInfoRightToLeft, refusal, type Fixture } from "./fixture.js";

const hidden = {
  component: "xak-flow-frame",
  flow_info: flowInfo,
  url: "/demo/frame/idle/",
  loading_overlay: true,
  loading_text: "Verifying your browser...",
} satisfies FrameChallenge;

/** Loads a page in a frame, and waits for its message. */
export default {
  component: "xak-flow-frame",
  states: {
    hidden,
    visible: { ...hidden, loading_overlay: false },
    refused: { ...hidden, response_errors: refusal("non_field_errors", "This browser is not managed.") },
    /** No page may be shown from there. */
    script: { ...hidden, url: "javascript:document.title='framed'" },
    longTexts: {
      ...hidden,
      flow_info: flowInfoLong,
      loading_text: "Verifying your browser and all that belongs to it. ".repeat(9),
    },
    rightToLeft: { ...hidden, flow_info: flowInfoRightToLeft, loading_text: "جارٍ التحقق من متصفحك" },
    bare: { component: "xak-flow-frame", url: "/demo/frame/idle/", loading_text: "" },
  },
} satisfies Fixture<"xak-flow-frame">;
