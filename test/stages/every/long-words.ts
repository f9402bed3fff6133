import { withTexts } from "./server-texts.js";
import type { State } from "./state.js";

/** A word of more than 35 letters, as titles, names and sources of servers have. */
const WORD = "Benutzerauthentifizierungsverfahrensverordnung";

/** The same state of a server that has one such word wherever a user reads something. */
export function wordy(state: State): State {
  return withTexts(state, () => WORD);
}
