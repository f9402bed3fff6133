import { denied, type StageKind } from "./stage.js";

/** Ends the flow with a message. */
export interface DenyStage {
  kind: "deny";
  name: string;
  denyMessage?: string;
}

/** Denies; a message that an earlier stage left goes before the configured one. */
export const deny: StageKind<DenyStage> = {
  run({ plan, stage }) {
    return denied(plan.context.deny_message ?? stage.denyMessage);
  },
};
