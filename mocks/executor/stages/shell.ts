import { shown, type StageKind } from "./stage.js";

/** A view that answers with a page of its own, or a part of one. */
export interface ShellStage {
  kind: "shell";
  name: string;
  body: string;
}

/** There is nothing to answer (contract, section 4.20). */
export const shell: StageKind<ShellStage> = {
  run: ({ stage }) => shown({ component: "xak-flow-shell", body: stage.body }),
};
