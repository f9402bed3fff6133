import { setViewport } from "@web/test-runner-commands";
import { fits } from "./every/geometry.js";
import { wordy } from "./every/long-words.js";
import { states } from "./every/state.js";

/** Every stage on the narrowest of screens, where each text of the server is one word that is wider than that. */
describe("at 320 px, in long words,", () => {
  before(() => setViewport({ width: 320, height: 640 }));

  states.map(wordy).forEach(fits);
});
