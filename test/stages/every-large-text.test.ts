import { setViewport } from "@web/test-runner-commands";
import { fits } from "./every/geometry.js";
import { states } from "./every/state.js";

/** Every stage on the phone of a user who has text twice as large as usual. */
describe("at 390 px, with text of 200 %,", () => {
  before(async () => {
    await setViewport({ width: 390, height: 844 });
    document.documentElement.style.fontSize = "200%";
  });
  after(() => {
    document.documentElement.style.fontSize = "";
  });

  states.forEach(fits);
});
