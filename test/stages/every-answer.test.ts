import { sendsOnce, staysWhenRefused } from "./every/sending.js";
import { states } from "./every/state.js";

/** What every stage sends, in every state of the fixtures. */
for (const state of states) describe(state.title, () => staysWhenRefused(state));

/** Which presses there are is up to the form that all states of a stage have in common. */
for (const component of new Set(states.map(({ challenge }) => challenge.component))) {
  describe(component, () => sendsOnce(states.filter(({ challenge }) => challenge.component === component)));
}
