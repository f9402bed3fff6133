import type { IframeLogoutStage } from "../flow-appended.js";
import { accepted, type StageKind } from "./stage.js";

/** The list is sent once: the next challenge has an empty one (contract, section 4.25). */
export const iframeLogout: StageKind<IframeLogoutStage> = {
  challenge({ plan, stage }) {
    const logout_urls = plan.context.told_logouts ? [] : stage.services;
    plan.context.told_logouts = stage.services.length;
    return { component: "ak-provider-iframe-logout", logout_urls };
  },

  respond: () => accepted,
};
