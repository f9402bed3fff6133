import type { StageKind } from "./stage.js";

/** A view that answers with a page of its own. */
export interface ShellStage {
  kind: "shell";
  name: string;
  body: string;
}

/** There is nothing to answer (contract, section 4.20). */
export const shell: StageKind<ShellStage> = {
  challenge: ({ stage }) => ({ component: "xak-flow-shell", body: stage.body }),
};
