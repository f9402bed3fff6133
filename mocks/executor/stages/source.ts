import type { AppleLoginChallenge, PlexAuthenticationChallenge } from "../../../src/protocol/challenges.js";
import type { StageKind } from "./stage.js";

/** Signs in elsewhere, without a choice: what identification else has among its sources. */
export interface SourceStage {
  kind: "source";
  name: string;
  source: AppleLoginChallenge | PlexAuthenticationChallenge;
}

/** Is never answered: the flow goes on where the source leads to (contract, sections 4.27 and 4.28). */
export const source: StageKind<SourceStage> = {
  challenge: ({ stage }) => stage.source,
};
