import { expect, fixture, html } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import dummy from "../../mocks/challenges/dummy.js";
import password from "../../mocks/challenges/password.js";
import type { FlowExecutor } from "../../src/executor/index.js";
import { EXECUTOR, ScriptedExecutor, Visit, fixtureOf, one, show, until, worker } from "../flow.js";

/** Addresses that are asked, in order. */
function asked(): string[] {
  const addresses: string[] = [];
  worker.use(
    http.get(EXECUTOR, ({ request }) => {
      addresses.push(request.url);
      return HttpResponse.json(dummy.states.first);
    }),
  );
  return addresses;
}

async function visit(template: unknown): Promise<Visit> {
  return new Visit(await fixture<FlowExecutor>(template as ReturnType<typeof html>));
}

describe("attributes of the executor", () => {
  it("say which flow, of which server, with which query", async () => {
    const addresses = asked();
    const { executor } = await visit(
      html`<ak-flow-executor
        slug="a-flow"
        server="https://login.example.org/sso"
        query="next=/a b"
      ></ak-flow-executor>`,
    );
    await until(() => addresses.length, "nothing was asked");
    expect(addresses).to.deep.equal([
      "https://login.example.org/sso/api/v3/flows/executor/a-flow/?query=next%3D%2Fa+b",
    ]);
    expect(executor.slug).to.equal("a-flow");
  });

  it("may leave out the query: the executor takes the page's", async () => {
    const addresses = asked();
    await visit(html`<ak-flow-executor slug="a-flow" server="/"></ak-flow-executor>`);
    await until(() => addresses.length, "nothing was asked");
    expect(new URL(addresses[0] ?? "").searchParams.get("query")).to.equal(location.search.slice(1));
  });

  it("may leave out the server: the executor takes the page's origin, whatever `<base>` says", async () => {
    const addresses = asked();
    const base = document.createElement("base");
    base.href = "https://elsewhere.invalid/";
    document.head.append(base);
    await visit(html`<ak-flow-executor slug="a-flow" query=""></ak-flow-executor>`);
    await until(() => addresses.length, "nothing was asked");
    base.remove();
    expect(addresses).to.deep.equal([`${location.origin}/api/v3/flows/executor/a-flow/?query=`]);
  });

  it("cause no request before there is a slug", async () => {
    const addresses = asked();
    const { executor } = await visit(html`<ak-flow-executor server="/" query=""></ak-flow-executor>`);
    executor.slug = "late";
    await until(() => addresses.length, "nothing was asked");
    expect(addresses).to.deep.equal([`${location.origin}/api/v3/flows/executor/late/?query=`]);
  });

  it("decide whether the reply counts that the page asked for early", async () => {
    const addresses = asked();
    const early = async (query: string) => {
      const url = `${location.origin}/api/v3/flows/executor/a-flow/?query=`;
      const started = { url, response: Promise.resolve(HttpResponse.json(password.states.first as object)) };
      return new Visit(await fixtureOf({ slug: "a-flow", server: "/", query, started }));
    };
    await (await early("")).stage("ak-stage-password");
    expect(addresses).to.deep.equal([]);
    await (await early("a=b")).stage("ak-stage-dummy");
    expect(addresses.map((it) => it.split("/executor/")[1])).to.deep.equal(["a-flow/?query=a%3Db"]);
  });

  it("start another flow when they change, in whatever state the old one was", async () => {
    const old = new ScriptedExecutor(password.states.first);
    const release = old.hold();
    const visited = await visit(html`<ak-flow-executor slug="old" server="/" query=""></ak-flow-executor>`);
    await until(() => old.questions, "nothing was asked");
    const addresses = asked();
    visited.executor.setAttribute("slug", "new");
    await visited.stage("ak-stage-dummy");
    release();
    visited.executor.setAttribute("query", "a=b");
    await until(() => addresses.length === 2, "the query was not taken");
    await visited.executor.updateComplete;
    await visited.stage("ak-stage-dummy");
    expect(addresses.map((it) => it.split("/executor/")[1])).to.deep.equal(["new/?query=", "new/?query=a%3Db"]);
    expect(visited.root.querySelector("ak-stage-password")).to.equal(null);
  });
});

describe("slots of the executor", () => {
  it("show a placeholder until the first stage, and never again", async () => {
    const executor = new ScriptedExecutor(dummy.states.first);
    const release = executor.hold();
    const visited = await visit(html`
      <ak-flow-executor slug="flow" server="/"><p slot="placeholder">Patience</p></ak-flow-executor>
    `);
    const patience = visited.executor.querySelector("p");
    expect(patience?.assignedSlot?.name).to.equal("placeholder");
    expect(visited.root.querySelector("[part=main]"), "a frame with nothing in it").to.equal(null);
    release();
    await visited.stage("ak-stage-dummy");
    expect(visited.root.querySelector("[part=main]")).not.to.equal(null);
    expect(patience?.assignedSlot).to.equal(null);
    expect(patience?.checkVisibility()).to.be.false;
  });

  it("say that the flow is loading if the page has no placeholder", async () => {
    const executor = new ScriptedExecutor(dummy.states.first);
    const release = executor.hold();
    const visited = await visit(html`<ak-flow-executor slug="flow" server="/"></ak-flow-executor>`);
    expect(one(visited.executor, "[role=status]").textContent).to.contain("Loading");
    release();
    await visited.stage("ak-stage-dummy");
  });

  it("put the page's own links below the card", async () => {
    const { visit: visited } = await show(dummy.states.first);
    const line = document.createElement("p");
    line.slot = "footer";
    line.textContent = "Imprint";
    visited.executor.append(line);
    const card = one(visited.executor, "[part=main]").getBoundingClientRect();
    expect(line.getBoundingClientRect().top).to.be.greaterThan(card.bottom);
  });
});
