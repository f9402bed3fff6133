import { expect } from "@open-wc/testing";
import { HttpResponse, http, type HttpResponseResolver } from "msw";
import dummy from "../../mocks/challenges/dummy.js";
import flowRedirect from "../../mocks/challenges/flow-redirect.js";
import type { FailureCode } from "../../src/protocol/index.js";
import { complaints } from "../stages/every/accessibility.js";
import { EXECUTOR, ScriptedExecutor, all, one, open, show, submit, targets, until, words, worker } from "../flow.js";

interface Case {
  /** What the server says to the first question. */
  answer: HttpResponseResolver;
  /** Part of the sentence that people read. */
  sentence: string;
  buttons: readonly string[];
}

const html = (body: string, status: number) =>
  new HttpResponse(body, { status, headers: { "Content-Type": "text/html" } });

const unknown: Case = {
  answer: () => HttpResponse.json({ ...dummy.states.first, component: "ak-stage-telepathy" }),
  sentence: "“ak-stage-telepathy”, is newer than this page",
  buttons: ["Reload the page", "Open the server's own page"],
};

const cases: { readonly [C in FailureCode]?: Case } = {
  unreachable: {
    answer: () => HttpResponse.error(),
    sentence: "could not be reached",
    buttons: ["Try again"],
  },
  "unknown-flow": {
    answer: () => HttpResponse.json({ detail: "Not found." }, { status: 404 }),
    sentence: "no page called “flow”",
    buttons: ["Go to the start"],
  },
  "signed-out": {
    answer: () => html("", 400),
    sentence: "ended your session",
    buttons: ["Reload the page"],
  },
  forbidden: {
    answer: () => HttpResponse.json({ detail: "CSRF Failed" }, { status: 403 }),
    sentence: "a proxy may be removing cookies or headers",
    buttons: ["Try again"],
  },
  server: {
    answer: () => html("<h1>Oops</h1>", 500),
    sentence: "The server has a problem",
    buttons: ["Try again"],
  },
  page: {
    answer: () => html("<h1>Maintenance</h1>", 200),
    sentence: "a page of its own",
    buttons: ["Reload the page"],
  },
  malformed: {
    answer: () => HttpResponse.json({ hello: "there" }),
    sentence: "cannot be read",
    buttons: ["Try again"],
  },
  loop: {
    answer: () => HttpResponse.json({ ...flowRedirect.states.itself, to: "/api/v3/flows/executor/flow/?query=" }),
    sentence: "in circles",
    buttons: ["Try again"],
  },
  "unsafe-target": {
    answer: () => HttpResponse.json(flowRedirect.states.script),
    sentence: "not safe to open",
    buttons: ["Try again"],
  },
  "unknown-component": unknown,
};

describe("a failure", () => {
  for (const [code, { answer, sentence, buttons }] of Object.entries(cases)) {
    it(`is told in words, with a way out: ${code}`, async () => {
      worker.use(http.get(EXECUTOR, answer));
      const visit = await open("flow");
      const codes: string[] = [];
      visit.executor.addEventListener("ak-error", ({ error }) => codes.push(error.code));
      expect(await visit.complaint()).to.contain(sentence);
      expect(codes).to.deep.equal([code]);
      expect(all(visit.executor, ".remedies > *").map(words)).to.deep.equal(buttons);
      expect(all(visit.executor, "h1, form, [role=status]").filter((it) => it.checkVisibility())).to.deep.equal([]);
      expect(await complaints(visit.executor)).to.deep.equal([]);

      if (!buttons.includes("Try again")) return;
      const executor = new ScriptedExecutor(dummy.states.first);
      one(visit.executor, ".remedies button").click();
      const stage = await visit.stage("ak-stage-dummy");
      expect(executor.questions).to.equal(1);
      expect(all(visit.executor, ".pf-c-alert")).to.deep.equal([]);
      await until(() => visit.root.activeElement === stage, "whoever pressed a button lost the focus");
    });
  }

  it("holds what an administrator asks for", async () => {
    worker.use(
      http.get(EXECUTOR, () => new HttpResponse(null, { status: 500, headers: { "X-authentik-id": "0f1e2d" } })),
    );
    const visit = await open("flow");
    await visit.complaint();
    const [error, time, host, slug, requestId] = one(visit.executor, "pre").textContent.split("\n");
    expect(error).to.equal("server (HTTP 500)");
    expect(time).to.match(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect([host, slug, requestId]).to.deep.equal([location.host, "flow", "0f1e2d"]);
  });

  it("leads to the server's own page for what this one does not know, with the query", async () => {
    worker.use(http.get(EXECUTOR, unknown.answer));
    const visit = await open("flow", "next=%2Fa%3Fb");
    await visit.complaint();
    expect(targets(visit.executor)).to.deep.equal([`${location.origin}/if/flow/flow/?interface=server&next=%2Fa%3Fb`]);
  });

  it("keeps the stage and what was typed", async () => {
    const { executor, visit, stage } = await show(dummy.states.first);
    worker.use(http.post(EXECUTOR, () => new HttpResponse(null, { status: 500 }), { once: true }));
    submit(stage);
    expect(await visit.complaint()).to.contain("The server has a problem");
    expect(stage.isConnected).to.be.true;
    expect(stage.busy).to.be.false;
    executor.reply = flowRedirect.states.done;
    one(visit.executor, ".remedies button").click();
    await visit.left();
    expect(executor.responses).to.deep.equal([{ component: "ak-stage-dummy" }]);
  });

  it("says so when the same question comes back without a word", async () => {
    const { executor, visit, stage } = await show(dummy.states.first);
    submit(stage);
    expect(await visit.complaint()).to.contain("asks the same again");
    executor.reply = flowRedirect.states.done;
    submit(stage);
    await visit.left();
  });

  it("is over by itself when the net is back", async () => {
    worker.use(http.get(EXECUTOR, () => HttpResponse.error()));
    Object.defineProperty(navigator, "onLine", { value: false, configurable: true });
    const visit = await open("flow");
    expect(await visit.complaint()).to.contain("You are offline");
    new ScriptedExecutor(dummy.states.first);
    Reflect.deleteProperty(navigator, "onLine");
    window.dispatchEvent(new Event("online"));
    await visit.stage("ak-stage-dummy");
    expect(all(visit.executor, ".pf-c-alert")).to.deep.equal([]);
  });
});
