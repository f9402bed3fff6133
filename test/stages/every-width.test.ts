import { setViewport } from "@web/test-runner-commands";
import { fits } from "./every/geometry.js";
import { states } from "./every/state.js";

/** Every stage on the narrowest of screens, in every state of the fixtures. */
describe("at 320 px", () => {
  before(() => setViewport({ width: 320, height: 640 }));

  states.forEach(fits);
});
