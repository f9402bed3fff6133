import { expect } from "@open-wc/testing";
import fixture from "../../mocks/challenges/autosubmit.js";
import { all, one, show, submit, words } from "../flow.js";

const { saml, oauth, oddNames, script, longTexts, bare } = fixture.states;

/** What a form would send. */
function sent(stage: Element): Record<string, unknown> {
  return Object.fromEntries(new FormData(one(stage, "form") as HTMLFormElement));
}

describe("the form that is posted to another site", () => {
  afterEach(() => history.replaceState(null, ""));

  it("leaves at once, with every value as it came, and sends no response to the executor", async () => {
    const { executor, visit, stage } = await show(saml);
    expect(await visit.left()).to.equal(saml.url);
    expect(one(stage, "form").getAttribute("action")).to.equal(saml.url);
    expect(one(stage, "form").getAttribute("method")).to.equal("post");
    expect(sent(stage)).to.deep.equal(saml.attrs);
    expect(words(one(stage, "h1"))).to.equal("Redirecting to Example Wiki...");
    expect(executor.responses).to.deep.equal([]);
  });

  it("sends blank values", async () => {
    const { stage } = await show(oauth);
    expect(sent(stage)).to.deep.equal({ code: "only-once", state: "" });
  });

  it("carries large values whole", async () => {
    const { stage } = await show(longTexts);
    expect(sent(stage)).to.deep.equal(longTexts.attrs);
  });

  it("leaves whatever its fields are called", async () => {
    const { visit, stage } = await show(oddNames);
    expect(await visit.left()).to.equal(oddNames.url);
    expect(sent(stage)).to.deep.equal(oddNames.attrs);
  });

  it("has a button for when nothing happened, two presses of which are one", async () => {
    const { visit, stage } = await show(saml);
    await visit.left();
    let departures = 0;
    visit.executor.addEventListener("ak-redirect", () => departures++);
    one(stage, "form").dispatchEvent(new Event("submit", { cancelable: true })); // less than a second after the first
    submit(stage);
    expect(departures).to.equal(0);
  });

  it("never goes to an address that no page should open, and says so", async () => {
    const { visit, stage } = await show(script);
    expect(all(stage, "form")).to.deep.equal([]);
    expect(words(one(stage, "[role=alert]"))).to.contain("not safe");
    expect(visit.target).to.equal(undefined);
  });

  it("posts nothing by itself once the browser has left from here: after Back or a reload there is only the button", async () => {
    history.replaceState({ "ak-posted": true, of: "the page" }, "");
    const { visit, stage } = await show(saml);
    expect(visit.target).to.equal(undefined);
    submit(stage);
    expect(await visit.left()).to.equal(saml.url);
  });

  it("offers a way back from the beginning", async () => {
    const { stage } = await show(bare);
    expect(words(one(stage, "a"))).to.equal("Go back");
    expect((one(stage, "a") as HTMLAnchorElement).href).to.equal(`${location.origin}/`);
  });
});
