import type { OtherStage } from "../flow-stages.js";
import { accepted, type StageKind } from "./stage.js";

/** Silent: the user is told that a server would do something here. */
export const other: StageKind<OtherStage> = {
  run({ exchange, stage }) {
    exchange.addMessage("info", `The step ${stage.name} (${stage.model}) is not played here: the flow goes on.`);
    return accepted;
  },
};
