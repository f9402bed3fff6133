import type { FrameStage } from "../flow-appended.js";
import { accepted, type StageKind } from "./stage.js";

/** What the frame found out stays with the server: any response will do (contract, section 4.17). */
export const frame: StageKind<FrameStage> = {
  challenge: ({ world, exchange, stage }) => ({
    component: "xak-flow-frame",
    url: `${exchange.url.origin}${world.base}demo/frame/`,
    loading_overlay: true,
    loading_text: stage.text,
  }),

  respond: () => accepted,
};
