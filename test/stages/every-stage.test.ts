import { keepsFormContract } from "./every/form.js";
import { mirrors } from "./every/geometry.js";
import { isAccessible } from "./every/accessibility.js";
import { tellsRefusals } from "./every/refusals.js";
import { shownOnce, states } from "./every/state.js";

/** What can be seen of every stage, in every state that a person can meet. */
for (const state of states) {
  describe(state.title, () => {
    const shown = shownOnce(state);
    keepsFormContract(shown);
    tellsRefusals(state, shown);
    mirrors(shown);
    isAccessible(shown);
  });
}
