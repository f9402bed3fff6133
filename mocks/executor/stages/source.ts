import { challengeOf, type Source } from "../sources/source.js";
import type { StageKind } from "./stage.js";

/** Signs in elsewhere, without a choice: what identification else has among its sources. */
export interface SourceStage {
  kind: "source";
  name: string;
  source: Source;
}

/** Is never answered: the flow goes on where the source leads to (contract, sections 4.27 and 4.28). */
export const source: StageKind<SourceStage> = {
  challenge: ({ visit, stage }) => challengeOf(stage.source, visit),
};
