import { expect } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import fixture from "../../mocks/challenges/source-oauth-apple.js";
import AppleStage from "../../stages/source-oauth-apple.js";
import { expectComplaint } from "../complaints.js";
import { all, one, show, until, words, worker } from "../flow.js";

const SCRIPT = "https://appleid.cdn-apple.com/appleauth/static/jsapi/appleid/1/en_US/appleid.auth.js";
const { nested, first } = fixture.states;
const { limit } = AppleStage;

/** Stands in for Apple: keeps what it is told. */
const said: unknown[] = [];
const auth = {
  init: (options: unknown) => said.push(options),
  signIn: () => new Promise<unknown>(() => said.push("signIn")),
};

/** Apple's script arrives as a script that does nothing; what it would put on the window is already there. */
const apple = (answer: () => Response | Promise<Response>) => worker.use(http.get(SCRIPT, answer));

describe("signing in with Apple", () => {
  afterEach(() => {
    delete window.AppleID;
    AppleStage.limit = limit;
    said.length = 0;
  });

  it("tells Apple who asks, wants no popup, and sends no response to the executor", async () => {
    window.AppleID = { auth };
    const { executor } = await show(nested);
    await until(() => said.length === 2, "the stage did not call Apple");
    const { client_id: clientId, scope, redirect_uri: redirectURI, state } = nested;
    expect(said).to.deep.equal([{ clientId, scope, redirectURI, state, usePopup: false }, "signIn"]);
    expect(executor.responses).to.deep.equal([]);
  });

  it("says so when the script is blocked, and tries again when told to", async () => {
    expectComplaint("cannot be loaded");
    apple(() => HttpResponse.error());
    const { stage } = await show(nested);
    await until(() => all(stage, "[role=alert]").length, "nothing was said");
    expect(words(one(stage, "[role=alert]"))).to.contain("blocking");
    window.AppleID = { auth };
    one(stage, "button").click();
    await until(() => said.length === 2, "the stage did not call Apple");
    expect(all(stage, "[role=alert]")).to.deep.equal([]);
  });

  it("says so when the script takes too long", async () => {
    expectComplaint("takes too long");
    AppleStage.limit = 20;
    apple(() => new Promise(() => {}));
    const { stage } = await show(nested);
    await until(() => all(stage, "[role=alert]").length, "nothing was said");
    expect(document.querySelector(`script[src="${SCRIPT}"]`)).to.equal(null);
  });

  it("leads back to where it was chosen, or out of the flow", async () => {
    window.AppleID = { auth };
    const { executor, stage } = await show(nested);
    one(stage, ".pf-m-link").click();
    await until(() => executor.questions === 2, "the page did not ask");
    const { visit, stage: ofItsOwn } = await show(first);
    expect(words(one(ofItsOwn, ".pf-m-link"))).to.equal("Go back");
    one(ofItsOwn, ".pf-m-link").click();
    expect(await visit.left()).to.equal(`${location.origin}/`);
  });
});
