import type { NativeLogoutStage } from "../flow-appended.js";
import { accepted, type StageKind } from "./stage.js";

/** Each question is about the next service; then all are done (contract, section 4.26). */
export const nativeLogout: StageKind<NativeLogoutStage> = {
  challenge({ plan, stage }) {
    const told = plan.context.told_logouts ?? 0;
    plan.context.told_logouts = told + 1;
    const service = stage.services[told];
    return { component: "ak-provider-saml-native-logout", is_complete: !service, ...service };
  },

  respond: () => accepted,
};
