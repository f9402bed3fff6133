import { setViewport } from "@web/test-runner-commands";
import { isAccessible } from "./every/accessibility.js";
import { keepsFormContract } from "./every/form.js";
import { fits, mirrors } from "./every/geometry.js";
import { tellsRefusals } from "./every/refusals.js";
import { shownOnce, states } from "./every/state.js";

/** What can be seen of every stage, in every state that a person can meet. */
for (const state of states) {
  describe(state.title, () => {
    const shown = shownOnce(state);
    isAccessible(shown);
    keepsFormContract(shown);
    tellsRefusals(state, shown);
    mirrors(shown);
  });
}

describe("at 320 px", () => {
  before(() => setViewport({ width: 320, height: 640 }));
  after(() => setViewport({ width: 1280, height: 800 }));

  states.forEach(fits);
});
