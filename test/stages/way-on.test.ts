import { expect } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import { ScriptedExecutor, all, open, until, words, worker } from "../flow.js";
import type { Challenge } from "../../src/protocol/index.js";
import { nextStep, states, type State } from "./every/state.js";

/** What servers send at the least, and what says nothing beyond its component. */
const least: readonly State[] = [
  ...states.filter(({ title }) => / (bare|minimal|nested|withoutOverview|withoutLaunch)$/.test(title)),
  {
    title: "ak-stage-identification with nothing to fill in or to choose",
    challenge: { component: "ak-stage-identification", user_fields: [], sources: [] } as unknown as Challenge,
  },
  {
    title: "ak-stage-session-end with addresses that no page should open",
    challenge: {
      component: "ak-stage-session-end",
      brand_name: "Example",
      overview_url: "javascript:alert(1)",
    } as unknown as Challenge,
  },
];

/** What a user can press. */
const PRESSABLE = "a[href], button:not([disabled])";

describe("the least that a server can send", () => {
  for (const { title, challenge } of least) {
    it(`${title}: has something to press, says that it is over, or is answered by itself`, async () => {
      if (challenge.component === "ak-stage-captcha") {
        worker.use(http.get("https://www.recaptcha.net/recaptcha/api.js", () => HttpResponse.error()));
      }
      const executor = new ScriptedExecutor(challenge, nextStep);
      const visit = await open("flow");
      await until(() => visit.root.querySelector(`${challenge.component}, ${nextStep.component}`), "nothing came");
      const stage = visit.root.querySelector(challenge.component);
      const isOver = () => words(stage?.shadowRoot?.querySelector("div")).includes("You may close this page");
      const canPress = () =>
        stage !== null && all(stage, PRESSABLE).some((it) => it.checkVisibility() && words(it) !== "");
      await until(() => canPress() || isOver() || executor.responses.length > 0, "there is no way on");
    });
  }

  it("is looked at for every component", () => {
    const looked = new Set(least.map(({ challenge }) => challenge.component));
    const missing = [...new Set(states.map(({ challenge }) => challenge.component))].filter((it) => !looked.has(it));
    expect(missing).to.deep.equal([]);
  });
});
