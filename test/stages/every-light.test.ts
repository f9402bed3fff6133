import { FlowExecutor } from "../../src/executor/index.js";
import { isAccessible, isLegibleInTheDark } from "./every/accessibility.js";
import { keepsFormContract } from "./every/form.js";
import { mirrors } from "./every/geometry.js";
import { endsWithItsElement } from "./every/lifetime.js";
import { tellsRefusals } from "./every/refusals.js";
import { firsts, shownOnce, telling } from "./every/state.js";

FlowExecutor.isLight = true;

/** What can be seen of every stage in light mode, in the states that show its colours and roles. */
for (const state of telling) {
  describe(state.title, () => {
    const shown = shownOnce(state);
    keepsFormContract(shown);
    tellsRefusals(state, shown);
    mirrors(shown);
    isAccessible(shown);
    isLegibleInTheDark(shown);
  });
}

for (const state of firsts) {
  describe(state.title, () => endsWithItsElement(state));
}
