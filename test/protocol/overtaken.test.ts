import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { HttpResponse, http } from "msw";
import { FlowFailure, FlowSession, type Challenge, type Transport } from "../../src/protocol/index.js";
import { EXECUTOR, answerBefore, browse, requests } from "./network.js";
import { atPassword, due, failure, gate, includes, methods, started, transport, walk } from "./walk.js";

const HANDED_OVER: Challenge = { component: "xak-flow-redirect", to: "/source/oauth/login/forge/" };

/** Lets the next answer to a method wait for the gate. `asked` is fulfilled when the call is there. */
function hold(method: "get" | "post") {
  const { opened, open } = gate();
  const asked = new Promise<Request>((resolve) => {
    answerBefore(
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
  return { base: http.base, get: () => http.get(signal), post: (submission) => http.post(submission, signal) };
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
  describe(`an exchange that another replaces, with a transport ${title}`, () => {
    it("is ignored after another start()", async () => {
      const { asked, open } = hold("get");
      const session = begin("demo-steps");
      const states = follow(session);
      const first = session.start();
      await asked;
      await session.start();
      open();
      await first;
      assert.equal(due(session, "ak-stage-dummy").name, "dummy-stage-1");
      assert.equal(session.step, 1);
      assert.deepEqual(states, ["loading", "loading", "challenged"]);
    });

    it("is ignored after stop(), during a GET", async () => {
      const { asked, open } = hold("get");
      const session = begin("demo-steps");
      const exchange = session.start();
      await asked;
      session.stop();
      open();
      await exchange;
      assert.deepEqual(session.state, { status: "idle", challenge: undefined });
      assert.equal(session.challenge, undefined);
    });

    it("is ignored after stop(), during a POST", async () => {
      const session = begin("demo-steps");
      await session.start();
      const { asked, open } = hold("post");
      const exchange = session.respond({});
      await asked;
      session.stop();
      open();
      await exchange;
      assert.equal(session.state.status, "idle");
      includes(session.challenge, { name: "dummy-stage-1" });
    });

    it("is ignored after present()", async () => {
      const session = begin("demo-steps");
      await session.start();
      const { asked, open } = hold("post");
      const exchange = session.respond({});
      await asked;
      session.present(HANDED_OVER);
      open();
      await exchange;
      assert.equal(due(session, "xak-flow-redirect"), HANDED_OVER);
      assert.equal(session.step, 2);
    });

    it("is ignored after fail(), and followed by a GET on retry()", async () => {
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
      assert.equal(due(session, "ak-stage-dummy").name, "dummy-stage-2");
      assert.equal(methods(), "GET POST GET POST GET");
    });
  });
}

describe("an exchange that another replaces", () => {
  it("has its request aborted", async () => {
    const { asked, open } = hold("get");
    const signals: AbortSignal[] = [];
    const fetch = (input: string, init: RequestInit) => {
      if (init.signal) signals.push(init.signal);
      return browse(input, init);
    };
    const session = walk("demo-steps", { fetch });
    const first = session.start();
    await asked;
    await session.start();
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true, false],
    );
    open();
    await first;
  });

  it("may be the first GET of the page, which cannot be aborted", async () => {
    const { opened, open } = gate();
    const early = opened.then(() => Response.json({ component: "ak-stage-dummy", name: "overtaken" }));
    const session = walk("demo-steps", { started: early });
    const first = session.start();
    await session.start();
    open();
    await first;
    assert.equal(due(session, "ak-stage-dummy").name, "dummy-stage-1");
  });

  it("leaves no unhandled rejection", async () => {
    const unseen: unknown[] = [];
    const note = (reason: unknown) => unseen.push(reason);
    process.on("unhandledRejection", note);
    const session = walk("demo-steps", { timeout: 60_000, backoff: [60_000] });
    const exchanges: Promise<void>[] = [];
    for (let count = 0; count < 5; count++) exchanges.push(session.start());
    session.stop();
    answerBefore(http.get(EXECUTOR, () => HttpResponse.error(), { once: true }));
    exchanges.push(session.start());
    session.stop();
    await Promise.all(exchanges);
    await started("demo-steps"); // unseen rejections are told after the task that they happened in
    process.off("unhandledRejection", note);
    assert.deepEqual(unseen, []);
  });
});

describe("a second response", () => {
  it("to the same challenge is not sent: there is one POST", async () => {
    const session = await started("demo-steps");
    await Promise.all([session.respond({}), session.respond({}), session.respond({})]);
    assert.equal(due(session, "ak-stage-dummy").name, "dummy-stage-2");
    assert.equal(methods(), "GET POST GET");
  });

  it("to a challenge with errors is sent", async () => {
    const session = await atPassword();
    await session.respond({ password: "wrong" });
    await session.respond({ password: "analytical" });
    due(session, "xak-flow-redirect");
  });

  it("is not sent when it is only information", async () => {
    const session = await started("demo-steps");
    await Promise.all([session.respond({}), session.inform({})]);
    assert.equal(methods(), "GET POST GET");
  });

  it("is not sent during a GET, before the first challenge, and after the end", async () => {
    const session = walk("demo-steps");
    await session.respond({});
    assert.equal(methods(), "");
    const asked = session.start();
    await session.respond({});
    await asked;
    assert.equal(methods(), "GET");
    session.stop();
    await session.respond({});
    await session.inform({});
    assert.equal(methods(), "GET");
    assert.equal(requests.length, 1);
  });
});
