import { expect } from "@open-wc/testing";
import fixture from "../../mocks/challenges/provider-iframe-logout.js";
import type { IframeLogoutChallenge } from "../../src/protocol/index.js";
import IframeLogoutStage from "../../stages/provider-iframe-logout.js";
import { ScriptedExecutor, all, one, open, until, words } from "../flow.js";
import { nextStep } from "./every/state.js";

const { mixed, empty, refused, script } = fixture.states;
const { limit, reading } = IframeLogoutStage;
const done = { component: "ak-provider-iframe-logout" };
const hanging = { url: "/hangs/", provider_name: "Example Mill" };

/** Opens the challenge; every response is answered by another step. */
async function signOut(challenge: IframeLogoutChallenge) {
  const executor = new ScriptedExecutor(challenge, nextStep);
  const visit = await open("flow");
  await until(() => visit.root.querySelector(challenge.component) ?? visit.root.querySelector(nextStep.component), "");
  return { executor, visit };
}

describe("signing out of several services", () => {
  beforeEach(() => (IframeLogoutStage.reading = 50));
  afterEach(() => Object.assign(IframeLogoutStage, { limit, reading }));

  it("loads a hidden frame for each, and goes on when all have replied, once", async () => {
    const { executor, visit } = await signOut(mixed);
    await visit.stage(nextStep.component);
    expect(executor.responses).to.deep.equal([done]);
  });

  it("calls each by its binding: by address, or by a form with its request or response", async () => {
    const logout_urls = mixed.logout_urls.map((service) => ({ ...service, url: "/echo/?a=1" }));
    const { visit } = await signOut({ ...mixed, logout_urls: [...logout_urls, hanging] });
    const stage = await visit.stage(mixed.component);
    const frames = all<HTMLIFrameElement>(stage, "iframe").slice(0, -1);
    await until(() => frames.every((frame) => words(frame.contentDocument?.body)), "not all were called");
    expect(frames.map((frame) => words(frame.contentDocument?.body))).to.deep.equal([
      "GET a=1",
      "GET a=1",
      `POST SAMLRequest=${encodeURIComponent(btoa("<samlp:LogoutRequest/>"))}`,
      `POST SAMLResponse=${encodeURIComponent(btoa("<samlp:LogoutResponse/>"))}&RelayState=%2Fdone`,
    ]);
    expect(frames.some((frame) => frame.checkVisibility())).to.be.false;
    expect(all(stage, "form"), "no form is left").to.deep.equal([]);
  });

  it("names whom it still waits for, and goes on without a service that hangs", async () => {
    IframeLogoutStage.limit = 300;
    const { executor, visit } = await signOut({ ...mixed, logout_urls: [{ url: "/echo/" }, hanging] });
    const release = executor.hold();
    const stage = await visit.stage(mixed.component);
    await until(() => words(one(stage, "li")).endsWith("done"), "the first did not answer");
    expect(executor.responses).to.deep.equal([]);
    expect(words(one(stage, "li:last-child"))).to.equal("Example Mill");
    await until(() => executor.responses.length > 0, "it waits for ever");
    await stage.updateComplete;
    expect(words(one(stage, "li:last-child"))).to.contain("Example Mill didn't respond");
    release();
    await visit.stage(nextStep.component);
    expect(executor.responses).to.deep.equal([done]);
  });

  it("trap: iframe logout lists are consumed by GET, so the stage responds to an empty one at once", async () => {
    const { executor, visit } = await signOut(empty);
    await visit.stage(nextStep.component);
    expect(executor.responses).to.deep.equal([done]);
  });

  it("keeps its list when the challenge is asked for again and comes back empty", async () => {
    const executor = new ScriptedExecutor({ ...mixed, logout_urls: [hanging] }, nextStep);
    const visit = await open("flow");
    const stage = await visit.stage(mixed.component);
    executor.reply = refused;
    stage.challenge = refused;
    await stage.updateComplete;
    expect(all(stage, "iframe")).to.have.length(1);
    expect(words(one(stage, "[role=alert]"))).to.equal("Not yet.");
  });

  it("stops at a refusal, until the user tries again", async () => {
    const { executor, visit } = await signOut(refused);
    const stage = await visit.stage(refused.component);
    expect(executor.responses).to.deep.equal([]);
    one(stage, "button").click();
    await visit.stage(nextStep.component);
    expect(executor.responses).to.deep.equal([done]);
  });

  it("loads no address that no page should open, and names the service", async () => {
    const { executor, visit } = await signOut(script);
    await visit.stage(nextStep.component);
    expect(executor.responses).to.deep.equal([done]);
    expect(document.title).not.to.equal("framed");
  });

  /** The same machine by another name is another site. */
  const elsewhere = new URL("/echo/", location.href.replace("localhost", "127.0.0.1")).href;
  const lines = (stage: Element) => all(stage, "li").map((line) => words(line));

  it("calls nothing done that only loaded: browsers do not tell whether another site has replied", async () => {
    IframeLogoutStage.reading = 60_000;
    const { executor, visit } = await signOut({ ...mixed, logout_urls: [{ url: elsewhere, provider_name: "App" }] });
    const stage = await visit.stage(mixed.component);
    await until(() => lines(stage)[0] !== "App", "nothing became known");
    expect(lines(stage)[0]).to.equal(
      "App was asked to sign you out, but browsers do not tell whether it did. You may still be signed in there.",
    );
    expect(words(one(stage, "[role=status]"))).to.include("not certain");
    expect(executor.responses, "that can be read first").to.deep.equal([]);
    one(stage, "button").click();
    await visit.stage(nextStep.component);
    expect(executor.responses).to.deep.equal([done]);
  });

  it("says of a service that replies with an error that the user may still be signed in there", async () => {
    IframeLogoutStage.reading = 60_000;
    const { visit } = await signOut({ ...mixed, logout_urls: [{ url: "/fails/", provider_name: "App" }] });
    const stage = await visit.stage(mixed.component);
    await until(() => lines(stage)[0] !== "App", "nothing became known");
    expect(lines(stage)[0]).to.equal("App answers with an error. You may still be signed in there.");
  });

  it("says that a service hangs which is called by a form, and not that it was asked", async () => {
    IframeLogoutStage.reading = 60_000;
    IframeLogoutStage.limit = 300;
    const logout_urls = mixed.logout_urls.map((service) => ({ ...service, url: "/hangs/", provider_name: "App" }));
    const { visit } = await signOut({ ...mixed, logout_urls: logout_urls.slice(2, 3) });
    const stage = await visit.stage(mixed.component);
    await until(() => lines(stage)[0] !== "App", "nothing became known");
    expect(lines(stage)).to.deep.equal(["App didn't respond. You may still be signed in there."]);
  });

  it("goes on by itself once people could read what is not certain", async () => {
    IframeLogoutStage.limit = 20;
    IframeLogoutStage.reading = 20;
    const { executor, visit } = await signOut({ ...mixed, logout_urls: [hanging] });
    await visit.stage(nextStep.component);
    expect(executor.responses).to.deep.equal([done]);
  });

  it("names a service without a name by its host, and passes over what is no service", async () => {
    const logout_urls = [{ url: "/hangs/" }, null, "x", { url: 5 }] as unknown as IframeLogoutChallenge["logout_urls"];
    const { visit } = await signOut({ ...mixed, logout_urls } as IframeLogoutChallenge);
    expect(lines(await visit.stage(mixed.component))).to.deep.equal([location.host]);
  });
});
