import { sendsOnce } from "./every/sending.js";
import { states } from "./every/state.js";

/** What every stage sends, in every state that a person can meet. */
for (const state of states) describe(state.title, () => sendsOnce(state));
