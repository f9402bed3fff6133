import { expect } from "@open-wc/testing";
import { http } from "msw";
import apple from "../../mocks/challenges/source-oauth-apple.js";
import plex from "../../mocks/challenges/source-plex.js";
import flowError from "../../mocks/challenges/flow-error.js";
import type { Challenge } from "../../src/protocol/index.js";
import { show, words, one, worker } from "../flow.js";

const names: readonly (readonly [older: string, challenge: Challenge, heading: string])[] = [
  ["xak-flow-error", flowError.states.first, "Something went wrong"],
  ["ak-flow-sources-plex", plex.states.nested, "Sign in with Plex"],
  ["ak-flow-sources-oauth-apple", apple.states.nested, "Sign in with Apple"],
];

describe("a component under the name that older servers give it", () => {
  for (const [older, challenge, heading] of names) {
    it(`shows the stage of ${challenge.component} as ${older}, beside the other`, async () => {
      const sameStage = { ...challenge, component: older } as unknown as Challenge; // of another version of the wire
      worker.use(http.get("https://appleid.cdn-apple.com/*", () => new Promise(() => {})));
      const { stage } = await show(sameStage);
      expect(stage.localName).to.equal(older);
      expect(words(one(stage, "h1"))).to.equal(heading);
      const { stage: today } = await show(challenge);
      expect(words(one(today, "h1"))).to.equal(heading);
    });
  }
});
