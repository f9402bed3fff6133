import type { ShellStage } from "../flow-appended.js";
import { shown, type StageKind } from "./stage.js";

/** There is nothing to answer (contract, section 4.20). */
export const shell: StageKind<ShellStage> = {
  run: ({ stage }) => shown({ component: "xak-flow-shell", body: stage.body }),
};
