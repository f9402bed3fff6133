import { expect } from "@open-wc/testing";
import accessDenied from "../../mocks/challenges/access-denied.js";
import dummy from "../../mocks/challenges/dummy.js";
import flowError from "../../mocks/challenges/flow-error.js";
import sessionEnd from "../../mocks/challenges/session-end.js";
import { ScriptedExecutor, all, one, open, shadowOf, show, submit, targets, words } from "../flow.js";
import { press } from "../second-factors.js";

const script = "javascript:document.title='followed'";

describe("session end", () => {
  const { states } = sessionEnd;

  it("offers to go on, to sign out and to sign in again", async () => {
    const { stage } = await show(states.full);
    expect(all(stage, "a").map(words)).to.deep.equal([
      "Go to my applications",
      "Sign out of Example",
      "Sign in to Example Wiki again",
    ]);
    expect(targets(stage)).to.deep.equal([
      "https://login.example.org/",
      `${location.origin}/if/flow/default-invalidation-flow/`,
      "https://wiki.example.org/",
    ]);
  });

  it("offers only what there is", async () => {
    const { stage: guest } = await show(states.withoutOverview);
    expect(all(guest, "a").map(words)).to.deep.equal(["Sign out of Example", "Sign in to Example Wiki again"]);
    const { stage: unlaunchable } = await show(states.withoutLaunch);
    expect(all(unlaunchable, "a").map(words)).to.deep.equal(["Go to my applications", "Sign out of Example"]);
    const { stage: bare } = await show(states.bare);
    expect(targets(bare), "the root of the installation, at least").to.deep.equal([`${location.origin}/`]);
    expect(words(one(bare, "h1"))).to.equal("You're signed out of the application");
  });

  it("links nowhere that is not safe to open", async () => {
    const { stage } = await show({
      ...states.full,
      overview_url: script,
      invalidation_flow_url: script,
      application_launch_url: script,
    });
    expect(targets(stage), "but to the root").to.deep.equal([`${location.origin}/`]);
  });
});

describe("access denied", () => {
  const { states } = accessDenied;

  it("says why, line by line", async () => {
    const { stage } = await show(states.severalReasons);
    expect(one(stage, "[role=alert]").innerText.trim()).to.equal(states.severalReasons.error_message);
  });

  it("says something where the server does not", async () => {
    for (const state of [states.withoutReason, states.blankReason, states.bare]) {
      const { stage } = await show(state);
      expect(words(one(stage, "[role=alert]"))).to.equal("You don't have permission to continue.");
    }
  });

  it("lets a user who is not signed in do that first, and come back to this page", async () => {
    const page = location.href;
    try {
      history.replaceState(null, "", "/if/flow/change-password/?next=%2Fwiki");
      const { stage } = await show(states.withoutUser);
      const signIn = `${location.origin}/flows/-/default/authentication/`;
      expect(targets(stage)).to.deep.equal([`${signIn}?next=%2Fif%2Fflow%2Fchange-password%2F%3Fnext%3D%252Fwiki`]);
      expect(all(stage, ".pf-m-primary").map(words)).to.deep.equal(["Sign in"]);
      const { stage: known } = await show(states.first);
      expect(targets(known), "a user who is signed in").to.deep.equal([]);
      history.replaceState(null, "", "/if/flow/sign-in/?next=%2Fif%2Fflow%2Fsign-in%2F");
      const { stage: circular } = await show(states.withoutUser);
      expect(targets(circular), "the page that signs in").to.deep.equal([]);
    } finally {
      history.replaceState(null, "", page);
    }
  });

  it("starts again by asking anew", async () => {
    const { executor, visit, stage } = await show(states.first);
    executor.question = dummy.states.first;
    one(stage, "button").click();
    await visit.stage("ak-stage-dummy");
    expect(executor.questions).to.equal(2);
    expect(executor.responses).to.deep.equal([]);
  });

  it("starts again on this page without the link that led to it, on this host whatever the path names", async () => {
    const page = location.href;
    const path = `${location.origin}//attacker.example/..%2f/if/flow/recovery/`;
    history.replaceState(null, "", `${path}?flow_token=used&next=%2Fwiki`);
    try {
      const { stage } = await show(accessDenied.states.first);
      expect(targets(stage)).to.include(`${path}?next=%2Fwiki`);
    } finally {
      history.replaceState(null, "", page);
    }
  });

  it("offers to go back, after which the user is still signed in, if the server says how (the cancel trap)", async () => {
    const { visit, stage } = await show(states.first);
    expect(targets(stage)).to.deep.equal([]);
    press(stage, "Go back");
    expect(await visit.left()).to.equal(`${location.origin}/`);
    const flow_info = { ...states.first.flow_info, cancel_url: script };
    const { stage: forged } = await show({ ...states.first, flow_info });
    expect(shadowOf(forged).textContent).not.to.include("Go back");
  });

  it("starts again without the link that led here, which would only be refused again", async () => {
    const executor = new ScriptedExecutor(states.first);
    const visit = await open("flow", "flow_token=used&next=/a");
    const stage = await visit.stage("ak-stage-access-denied");
    executor.question = dummy.states.first;
    press(stage, "Start again");
    await visit.stage("ak-stage-dummy");
    expect(visit.executor.query).to.equal("next=/a");
  });
});

describe("flow error", () => {
  const { states } = flowError;

  it("shows the request, for an administrator to look for", async () => {
    const { stage } = await show(states.first);
    expect(words(one(stage, "code"))).to.equal(states.first.request_id);
    expect(all(stage, "details")).to.deep.equal([]);
  });

  it("shows error and traceback to users who may see them", async () => {
    const { stage } = await show(states.withTraceback);
    expect(words(one(stage, "summary"))).to.equal("division by zero");
    expect(one(stage, "pre").textContent).to.equal(states.withTraceback.traceback);
  });

  it("tries again by asking anew", async () => {
    const { executor, visit, stage } = await show(states.first);
    executor.question = dummy.states.first;
    one(stage, "button").click();
    await visit.stage("ak-stage-dummy");
    expect(executor.responses).to.deep.equal([]);
  });
});

describe("dummy", () => {
  it("shows its name, and sends nothing but the will to go on", async () => {
    const { executor, stage } = await show(dummy.states.first);
    expect(words(one(stage, "p"))).to.equal("first-step");
    submit(stage);
    expect(await executor.sent()).to.deep.equal({ component: "ak-stage-dummy" });
  });
});
