import { setViewport } from "@web/test-runner-commands";
import { isLegibleInTheDark } from "./every/accessibility.js";
import { shownOnce, states } from "./every/state.js";

/** What axe says of every stage on a phone, by night, in a page that is written from right to left. */
describe("at 390 px, from right to left,", () => {
  before(async () => {
    await setViewport({ width: 390, height: 844 });
    document.dir = "rtl";
  });
  after(() => {
    document.dir = "";
  });

  for (const state of states) {
    describe(state.title, () => isLegibleInTheDark(shownOnce(state)));
  }
});
