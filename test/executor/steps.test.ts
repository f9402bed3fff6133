import { expect, nextFrame } from "@open-wc/testing";
import accessDenied from "../../mocks/challenges/access-denied.js";
import totp from "../../mocks/challenges/authenticator-totp.js";
import consent from "../../mocks/challenges/consent.js";
import dummy from "../../mocks/challenges/dummy.js";
import sessionEnd from "../../mocks/challenges/session-end.js";
import userLogin from "../../mocks/challenges/user-login.js";
import { stages } from "../../stages/registry.js";
import { ScriptedExecutor, Visit, all, fixtureOf, one, open, submit, until, words } from "../flow.js";

describe("steps of a flow", () => {
  it("have an element each, also two of the same component", async () => {
    const visit = await open("demo-steps");
    const first = await visit.stage("ak-stage-dummy");
    expect(words(one(first, "p"))).to.equal("dummy-stage-1");
    submit(first);
    await until(() => !first.isConnected, "the first stage stayed");
    const second = await visit.stage("ak-stage-dummy");
    expect(second).not.to.equal(first);
    expect(words(one(second, "p"))).to.equal("dummy-stage-2");
    expect(words(one(first, "p")), "a stage never sees the challenge of another").to.equal("dummy-stage-1");
    submit(second);
    await visit.left();
  });

  it("keep their element when the server sends the same challenge again", async () => {
    const executor = new ScriptedExecutor(dummy.states.first);
    const visit = await open("flow");
    const stage = await visit.stage("ak-stage-dummy");
    window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    await until(() => executor.questions === 2 && !stage.busy, "nothing was asked");
    expect(await visit.stage("ak-stage-dummy")).to.equal(stage);
  });

  it("have their challenge at once, however often the executor renders while their stage is made", async () => {
    new ScriptedExecutor(totp.states.first);
    const load = async () => {
      const module = await stages["ak-stage-authenticator-totp"]();
      void renderOften();
      return module;
    };
    const executor = await fixtureOf({ server: "/", slug: "flow", stages: { "ak-stage-authenticator-totp": load } });
    const errors: string[] = [];
    executor.addEventListener("ak-error", ({ error }) => errors.push(error.code));
    async function renderOften() {
      for (let times = 0; times < 50; times++) {
        executor.requestUpdate();
        await executor.updateComplete;
      }
    }
    await new Visit(executor).stage("ak-stage-authenticator-totp");
    expect(errors).to.deep.equal([]);
  });

  it("show a bar when the reply takes long, and nothing before", async () => {
    const executor = new ScriptedExecutor(dummy.states.first, accessDenied.states.first);
    const visit = await open("flow");
    const stage = await visit.stage("ak-stage-dummy");
    // What announces a slow server comes while users read, and is drawn once.
    await until(() => all(visit.executor, ".note").length > 0);
    const release = executor.hold();
    const sent = performance.now();
    const drawn = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        resolve(performance.now() - sent);
      });
      const attributeFilter = ["aria-busy", "class", "hidden"];
      observer.observe(visit.executor.renderRoot, { childList: true, subtree: true, attributeFilter });
    });
    submit(stage);
    expect(await drawn).to.be.at.least(499); // browsers round their clocks
    expect(one(visit.executor, "[part=challenge]").getAttribute("aria-busy")).to.equal("true");
    expect(all(visit.executor, "[part=loading-overlay]")).to.have.length(1);
    release();
    await visit.stage("ak-stage-access-denied");
    await visit.executor.updateComplete;
    expect(one(visit.executor, "[part=challenge]").getAttribute("aria-busy")).to.equal("false");
    expect(all(visit.executor, "[part=loading-overlay]")).to.have.length(0);
  });
});

describe("a stage that cannot be loaded", () => {
  it("is reported, and loaded when the user tries again", async () => {
    const executor = new ScriptedExecutor(userLogin.states.first);
    let isThere = false;
    const load = () => (isThere ? stages["ak-stage-user-login"]() : Promise.reject(new TypeError("Failed to fetch")));
    const element = await fixtureOf({ slug: "flow", server: "/", query: "", stages: { "ak-stage-user-login": load } });
    const codes: string[] = [];
    element.addEventListener("ak-error", ({ error }) => codes.push(`${error.code}, ${String(error.cause)}`));
    const visit = new Visit(element);

    expect(await visit.complaint()).to.equal("A part of this page could not be loaded.");
    expect(codes).to.deep.equal(["missing-stage, TypeError: Failed to fetch"]);
    const buttons = all(element, ".remedies button");
    expect(buttons.map(words)).to.deep.equal(["Reload the page", "Try again"]);

    isThere = true;
    buttons[1]?.click();
    const stage = await visit.stage("ak-stage-user-login");
    expect(stage.challenge).to.deep.equal(userLogin.states.first);
    expect(executor.questions).to.equal(2);
  });

  it("is reported when it takes too long, and does no harm when it comes later", async () => {
    new ScriptedExecutor(consent.states.permissions);
    const setTimeout = window.setTimeout.bind(window);
    let expire = () => {};
    const start = (call: () => void, delay?: number) =>
      delay === 20_000 ? ((expire = call), 0) : setTimeout(call, delay);
    window.setTimeout = start as typeof window.setTimeout;
    let release = () => {};
    const arrived = new Promise<void>((resolve) => (release = resolve));
    try {
      const load = () => {
        setTimeout(() => expire());
        return arrived.then(() => stages["ak-stage-consent"]());
      };
      const element = await fixtureOf({
        slug: "flow",
        server: "/",
        query: "",
        stages: { "ak-stage-consent": load },
      });
      const causes: string[] = [];
      element.addEventListener("ak-error", ({ error }) => causes.push((error.cause as Error).name));
      const visit = new Visit(element);
      expect(await visit.complaint()).to.equal("A part of this page could not be loaded.");
      expect(all(element, ".remedies button").map(words)).to.deep.equal(["Reload the page", "Try again"]);
      expect(causes).to.deep.equal(["TimeoutError"]);
      release();
      await arrived;
      window.setTimeout = setTimeout;
      all(element, ".remedies button")[1]?.click();
      await visit.stage("ak-stage-consent");
      expect(all(element, ".pf-c-alert")).to.deep.equal([]);
    } finally {
      window.setTimeout = setTimeout;
    }
  });

  it("takes the stage of the step before along, which could not respond to it", async () => {
    new ScriptedExecutor(dummy.states.first, sessionEnd.states.full);
    const load = () => Promise.reject(new TypeError("Failed to fetch"));
    const properties = { slug: "flow", server: "/", query: "", stages: { ...stages, "ak-stage-session-end": load } };
    const visit = new Visit(await fixtureOf(properties));
    submit(await visit.stage("ak-stage-dummy"));
    await visit.complaint();
    expect(all(visit.executor, "ak-stage-dummy")).to.deep.equal([]);
  });

  it("is not shown when it comes, if its step is over by then", async () => {
    const executor = new ScriptedExecutor(sessionEnd.states.full);
    let release = () => {};
    const arrived = new Promise<void>((resolve) => (release = resolve));
    let isAsked = false;
    const load = () => ((isAsked = true), arrived.then(() => stages["ak-stage-session-end"]()));
    const properties = { slug: "flow", server: "/", query: "", stages: { ...stages, "ak-stage-session-end": load } };
    const visit = new Visit(await fixtureOf(properties));
    await until(() => isAsked, "nothing was loaded");
    executor.question = dummy.states.first;
    window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    const stage = await visit.stage("ak-stage-dummy");
    release();
    await customElements.whenDefined("ak-stage-session-end");
    await nextFrame();
    expect(all(visit.executor, "[part=challenge] > div > *")).to.deep.equal([stage]);
  });

  it("is not shown when it comes after another stage", async () => {
    const executor = new ScriptedExecutor({ ...dummy.states.first, component: "ak-stage-email" });
    let release = () => {};
    const load = () => new Promise<never>((_, reject) => (release = () => reject(new TypeError("Failed to fetch"))));
    const element = await fixtureOf({
      slug: "slow",
      server: "/",
      query: "",
      stages: { ...stages, "ak-stage-email": load },
    });
    const errors: Event[] = [];
    element.addEventListener("ak-error", (event) => errors.push(event));
    const visit = new Visit(element);
    await until(() => executor.questions, "nothing was asked");
    executor.question = dummy.states.first;
    element.slug = "another";
    await visit.stage("ak-stage-dummy");
    release();
    await element.updateComplete;
    expect(errors).to.deep.equal([]);
    expect(all(element, ".pf-c-alert")).to.deep.equal([]);
  });
});
