import { accepted, type StageKind } from "./stage.js";

/** A step for tests. */
export interface DummyStage {
  kind: "dummy";
  name: string;
  throwError?: boolean;
}

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
