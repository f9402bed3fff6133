import type { SourceStage } from "../flow-stages.js";
import { challengeOf } from "../sources/challenge.js";
import type { StageKind } from "./stage.js";

/** Is never answered: the flow goes on where the source leads to (contract, sections 4.27 and 4.28). */
export const source: StageKind<SourceStage> = {
  challenge: ({ exchange, stage }) => challengeOf(stage.source, exchange),
};
