import type { DummyStage } from "../flow-stages.js";
import { accepted, type StageKind } from "./stage.js";

/** Shows its name; any response will do. */
export const dummy: StageKind<DummyStage> = {
  challenge({ stage }) {
    if (stage.throwError) throw new Error("Test error");
    return { component: "ak-stage-dummy", name: stage.name };
  },

  respond() {
    return accepted;
  },
};
