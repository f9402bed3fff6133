import { expect } from "@open-wc/testing";
import password from "../../mocks/challenges/password.js";
import type { ExecutorContexts } from "../../src/executor/index.js";
import { fixtureOf, open, show, until } from "../flow.js";

/** The event of the community protocol for contexts, as a page without Lit writes it. */
class ContextRequest<Name extends keyof ExecutorContexts> extends Event {
  constructor(
    readonly context: Name,
    readonly callback: (value: ExecutorContexts[Name], unsubscribe?: () => void) => void,
    readonly subscribe = false,
  ) {
    super("context-request", { bubbles: true, composed: true });
  }
}

/** Asks for a context from inside an element. @returns what came, in its order. */
function ask<Name extends keyof ExecutorContexts>(element: Element, context: Name, subscribe = false) {
  const values: ExecutorContexts[Name][] = [];
  element.dispatchEvent(new ContextRequest(context, (value) => values.push(value), subscribe));
  return values;
}

/** An element that the author of a page puts into the tag. */
function guest(executor: Element): Element {
  const element = document.createElement("a");
  element.slot = "footer";
  executor.append(element);
  return element;
}

describe("an element inside the executor", () => {
  it("gets the root of the installation, the colour scheme and the session when it asks", async () => {
    const { visit } = await show(password.states.first, "dark");
    const element = guest(visit.executor);
    expect(ask(element, "ak-base")).to.deep.equal([`${location.origin}/`]);
    expect(ask(element, "ak-scheme")).to.deep.equal(["dark"]);
    const [session] = ask(element, "ak-session");
    expect(session?.state.challenge).to.have.property("component", "ak-stage-password");
  });

  it("gets a changed value again, if it has subscribed", async () => {
    const { visit } = await show(password.states.first, "light");
    const element = guest(visit.executor);
    const schemes = ask(element, "ak-scheme", true);
    const first = ask(element, "ak-scheme");
    const brands = ask(element, "ak-brand", true);
    visit.executor.theme = "dark";
    visit.executor.brand = { branding_title: "Example" };
    await visit.executor.updateComplete;
    expect(schemes).to.deep.equal(["light", "dark"]);
    expect(first).to.deep.equal(["light"]);
    expect(brands.at(-1)).to.deep.equal({ branding_title: "Example" });
  });

  it("answers the challenge by the session that it has asked for", async () => {
    const { executor, visit } = await show(password.states.first);
    const [session] = ask(guest(visit.executor), "ak-session");
    executor.reply = password.states.refused;
    void session?.respond({ password: "analytical" });
    expect(await executor.sent()).to.deep.equal({ component: "ak-stage-password", password: "analytical" });
    await until(() => session?.state.status === "challenged", "the server has not replied");
  });

  it("gets no session as long as there is no flow", async () => {
    const executor = await fixtureOf({ server: "/" });
    expect(ask(guest(executor), "ak-session")).to.deep.equal([undefined]);
  });

  it("gets nothing from another executor", async () => {
    const { visit } = await show(password.states.first, "dark");
    const other = await open("flow", "", "light");
    expect(ask(guest(visit.executor), "ak-scheme")).to.deep.equal(["dark"]);
    expect(ask(guest(other.executor), "ak-scheme")).to.deep.equal(["light"]);
  });
});
