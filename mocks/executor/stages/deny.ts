import type { DenyStage } from "../flow-stages.js";
import { denied, type StageKind } from "./stage.js";

/** Denies; a message that an earlier stage left goes before the configured one. */
export const deny: StageKind<DenyStage> = {
  run({ plan, stage }) {
    return denied(plan.context.deny_message ?? stage.denyMessage);
  },
};
