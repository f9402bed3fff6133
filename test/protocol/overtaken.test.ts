import { expect } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import { FlowFailure, FlowSession, type Challenge, type Transport } from "../../src/protocol/index.js";
import { EXECUTOR, worker } from "../flow.js";
import { atPassword, due, failure, gate, methods, requests, started, transport, walk } from "./walk.js";

const HANDED_OVER: Challenge = { component: "xak-flow-redirect", to: "/source/oauth/login/forge/" };

/** Lets the next answer to a method wait for the gate. `asked` is fulfilled when the call is there. */
function hold(method: "get" | "post") {
  const { opened, open } = gate();
  const asked = new Promise<Request>((resolve) => {
    worker.use(
      http[method](
        EXECUTOR,
        async ({ request }) => {
          resolve(request);
          await opened;
          return HttpResponse.json({ component: "ak-stage-dummy", name: "overtaken" });
        },
        { once: true },
      ),
    );
  });
  return { asked, open };
}

/** A transport that never aborts anything. */
function stubborn(slug: string): Transport {
  const http = transport(slug);
  const { signal } = new AbortController();
  return { get: () => http.get(signal), post: (submission) => http.post(submission, signal) };
}

/** Collects where a session stands, each time it changes. */
function follow(session: FlowSession): string[] {
  const states: string[] = [];
  session.subscribe(() => states.push(session.state.status));
  return states;
}

for (const [title, begin] of Object.entries({
  "that aborts": (slug: string) => walk(slug),
  "that does not": (slug: string) => new FlowSession(stubborn(slug)),
})) {
  describe(`an overtaken exchange, with a transport ${title}`, () => {
    it("is ignored when the same question was asked again", async () => {
      const { asked, open } = hold("get");
      const session = begin("demo-steps");
      const states = follow(session);
      const first = session.start();
      await asked;
      await session.start();
      open();
      await first;
      expect(due(session, "ak-stage-dummy").name).to.equal("dummy-stage-1");
      expect(session.step).to.equal(1);
      expect(states).to.deep.equal(["loading", "loading", "challenged"]);
    });

    it("is ignored after stop(), in the middle of a question", async () => {
      const { asked, open } = hold("get");
      const session = begin("demo-steps");
      const exchange = session.start();
      await asked;
      session.stop();
      open();
      await exchange;
      expect(session.state).to.deep.equal({ status: "idle" });
      expect(session.challenge).to.equal(undefined);
    });

    it("is ignored after stop(), in the middle of a response", async () => {
      const session = begin("demo-steps");
      await session.start();
      const { asked, open } = hold("post");
      const exchange = session.respond({});
      await asked;
      session.stop();
      open();
      await exchange;
      expect(session.state).to.deep.equal({ status: "idle" });
      expect(session.challenge).to.have.property("name", "dummy-stage-1");
    });

    it("is ignored when a challenge was handed over meanwhile", async () => {
      const session = begin("demo-steps");
      await session.start();
      const { asked, open } = hold("post");
      const exchange = session.respond({});
      await asked;
      session.present(HANDED_OVER);
      open();
      await exchange;
      expect(due(session, "xak-flow-redirect")).to.equal(HANDED_OVER);
      expect(session.step).to.equal(2);
    });

    it("is ignored when something else failed meanwhile, and looked after on retry", async () => {
      const session = begin("demo-steps");
      await session.start();
      const { asked, open } = hold("post");
      const exchange = session.respond({});
      await asked;
      session.fail(new FlowFailure("missing-stage"));
      open();
      await exchange;
      failure(session, "missing-stage");
      await session.retry();
      expect(due(session, "ak-stage-dummy").name).to.equal("dummy-stage-2");
      expect(methods()).to.equal("GET POST GET POST GET");
    });
  });
}

describe("an overtaken exchange", () => {
  it("is aborted on the wire", async () => {
    const { asked, open } = hold("get");
    const signals: AbortSignal[] = [];
    const fetch = (input: string, init: RequestInit) => {
      if (init.signal) signals.push(init.signal);
      return globalThis.fetch(input, init);
    };
    const session = walk("demo-steps", { fetch });
    const first = session.start();
    await asked;
    await session.start();
    expect(signals.map(({ aborted }) => aborted)).to.deep.equal([true, false]);
    open();
    await first;
  });

  it("may be one that the page began, which nobody can abort", async () => {
    const { opened, open } = gate();
    const early = opened.then(() => Response.json({ component: "ak-stage-dummy", name: "overtaken" }));
    const session = walk("demo-steps", { started: early });
    const first = session.start();
    await session.start();
    open();
    await first;
    expect(due(session, "ak-stage-dummy").name).to.equal("dummy-stage-1");
  });

  it("leaves nothing behind that rejects unseen", async () => {
    const unseen: unknown[] = [];
    const note = (event: PromiseRejectionEvent) => unseen.push(event.reason);
    window.addEventListener("unhandledrejection", note);
    const session = walk("demo-steps", { timeout: 60_000, backoff: [60_000] });
    const exchanges: Promise<void>[] = [];
    for (let count = 0; count < 5; count++) exchanges.push(session.start());
    session.stop();
    worker.use(http.get(EXECUTOR, () => HttpResponse.error(), { once: true }));
    exchanges.push(session.start());
    session.stop();
    await Promise.all(exchanges);
    await started("demo-steps"); // unseen rejections are told after the task that they happened in
    window.removeEventListener("unhandledrejection", note);
    expect(unseen).to.deep.equal([]);
  });
});

describe("a second response", () => {
  it("to the same challenge is dropped: there is one POST", async () => {
    const session = await started("demo-steps");
    await Promise.all([session.respond({}), session.respond({}), session.respond({})]);
    expect(due(session, "ak-stage-dummy").name).to.equal("dummy-stage-2");
    expect(methods()).to.equal("GET POST GET");
  });

  it("to a refused one is sent", async () => {
    const session = await atPassword();
    await session.respond({ password: "wrong" });
    await session.respond({ password: "analytical" });
    due(session, "xak-flow-redirect");
  });

  it("is dropped when it is only information", async () => {
    const session = await started("demo-steps");
    await Promise.all([session.respond({}), session.inform({})]);
    expect(methods()).to.equal("GET POST GET");
  });

  it("is dropped while a question is under way, before the first one, and after the end", async () => {
    const session = walk("demo-steps");
    await session.respond({});
    expect(methods()).to.equal("");
    const asked = session.start();
    await session.respond({});
    await asked;
    expect(methods()).to.equal("GET");
    session.stop();
    await session.respond({});
    await session.inform({});
    expect(methods()).to.equal("GET");
    expect(requests).to.have.length(1);
  });
});
