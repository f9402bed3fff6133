import type { NativeLogoutChallenge } from "../../../src/protocol/challenges.js";
import { accepted, type StageKind } from "./stage.js";

/** Signs out of one service after the other. */
export interface NativeLogoutStage {
  kind: "native_logout";
  name: string;
  services: readonly Omit<NativeLogoutChallenge, "component">[];
}

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
