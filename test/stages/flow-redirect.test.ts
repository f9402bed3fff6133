import { expect } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import dummy from "../../mocks/challenges/dummy.js";
import redirect from "../../mocks/challenges/flow-redirect.js";
import { EXECUTOR, ScriptedExecutor, all, open, show, targets, until, words, worker } from "../flow.js";
import RedirectStage from "../../stages/flow-redirect.js";

const { states } = redirect;

describe("flow redirect", () => {
  for (const [state, target] of Object.entries({
    done: `${location.origin}/`,
    next: `${location.origin}/application/o/authorize/?client_id=wiki&response_type=code`,
    application: "https://wiki.example.org/callback?code=only-once&state=opaque",
    app: "org.example.app://signed-in?code=only-once",
  })) {
    it(`leaves for ${target}`, async () => {
      const { visit, stage } = await show(states[state as keyof typeof states]);
      expect(visit.target).to.equal(target);
      expect(targets(stage), "there is a link for users whom the browser does not take there").to.deep.equal([target]);
    });
  }

  it("says where it goes, or that an app should open", async () => {
    const { stage } = await show(states.application);
    expect(words(stage.shadowRoot?.querySelector("p"))).to.contain("wiki.example.org");
    const { stage: app } = await show(states.app);
    expect(words(app.shadowRoot?.querySelector("p"))).to.contain("You may close this page");
  });

  it("says after a while that the page is still here, as after a download", async () => {
    const limit = RedirectStage.limit;
    RedirectStage.limit = 1;
    try {
      const { stage } = await show(states.app);
      await until(
        () => all(stage, "[role=alert]").some((it) => words(it).includes("You are still here.")),
        "nothing was said",
      );
      expect(targets(stage)).to.deep.equal(["org.example.app://signed-in?code=only-once"]);
    } finally {
      RedirectStage.limit = limit;
    }
  });

  it("goes nowhere that is not safe to open, and says so", async () => {
    new ScriptedExecutor(states.script);
    const visit = await open("flow");
    expect(await visit.complaint()).to.contain("not safe to open");
    expect(visit.target).to.equal(undefined);
    expect(document.title).not.to.equal("followed");
    expect(visit.root.querySelector("xak-flow-redirect"), "it says that you are on your way").to.equal(null);
  });

  it("asks the executor again instead of going to its own address", async () => {
    const executor = new ScriptedExecutor(dummy.states.first);
    worker.use(http.get(EXECUTOR, () => HttpResponse.json(states.itself), { once: true }));
    const visit = await open("default-authentication-flow");
    await visit.stage("ak-stage-dummy");
    expect(visit.target).to.equal(undefined);
    expect(executor.questions).to.equal(1);
  });
});
