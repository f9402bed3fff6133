import { endsBeforeItIsThere, endsWithItsElement } from "./every/lifetime.js";
import { states } from "./every/state.js";

/** The end of every stage, in every state of the fixtures. */
for (const state of states) {
  describe(state.title, () => {
    endsWithItsElement(state);
    endsBeforeItIsThere(state);
  });
}
