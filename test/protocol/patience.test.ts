import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { HttpResponse, http } from "msw";
import { EXECUTOR, answerBefore, browse, requests } from "./network.js";
import { PATIENCE, due, failure, gate, includes, methods, started, walk } from "./walk.js";

const nobody = () => HttpResponse.error();
/** What was on its way before is here after it: nothing here takes longer than a turn of the event loop. */
const settled = () => new Promise((resolve) => setImmediate(resolve));
const proxy = (status: number) => () => HttpResponse.html("<h1>Proxy</h1>", { status });

describe("a GET that fails on the way", () => {
  const passing = { "no connection": nobody, "a 502": proxy(502), "a 503": proxy(503), "a 504": proxy(504) };
  for (const [title, resolver] of Object.entries(passing)) {
    it(`is tried again: ${title}`, async () => {
      answerBefore(http.get(EXECUTOR, resolver, { once: true }));
      due(await started("demo-steps"), "ak-stage-dummy");
      assert.equal(methods(), "GET GET");
    });
  }

  it("is tried as often as there are pauses, and once more", async () => {
    answerBefore(http.get(EXECUTOR, nobody));
    failure(await started("demo-steps", { backoff: [1, 1, 1] }), "unreachable");
    assert.equal(methods(), "GET GET GET GET");
  });

  it("is tried once if there are no pauses", async () => {
    answerBefore(http.get(EXECUTOR, nobody));
    failure(await started("demo-steps", { backoff: [] }), "unreachable");
    assert.equal(methods(), "GET");
  });

  it("is tried after the given pauses, in their order", async () => {
    const times: number[] = [];
    // When they are asked, not when they arrive: the first may take longer on its way than the second.
    const ask = (input: string, init: RequestInit) => (times.push(performance.now()), browse(input, init));
    answerBefore(http.get(EXECUTOR, nobody));
    await started("demo-steps", { backoff: [60, 180], fetch: ask });
    const [first = 0, second = 0, third = 0] = times;
    // Browsers round their clocks, and timers may be as late as they like.
    assert.ok(second - first >= 58);
    assert.ok(third - second >= 178);
  });

  it("is tried again after the time that the server asks to wait, if that is short", async () => {
    const times: number[] = [];
    const ask = (input: string, init: RequestInit) => (times.push(performance.now()), browse(input, init));
    answerBefore(
      http.get(EXECUTOR, () => new HttpResponse("", { status: 503, headers: { "Retry-After": "1" } }), { once: true }),
    );
    due(await started("demo-steps", { fetch: ask }), "ak-stage-dummy");
    const [first = 0, second = 0] = times;
    assert.ok(second - first >= 990);
  });

  it("is left to the user if the server asks to wait longer", async () => {
    answerBefore(http.get(EXECUTOR, () => new HttpResponse("", { status: 503, headers: { "Retry-After": "20" } })));
    assert.equal(failure(await started("demo-steps"), "busy").retryAfter, 20_000);
    assert.equal(methods(), "GET");
  });

  for (const status of [400, 403, 404, 429, 500, 501]) {
    it(`is not tried again after a ${status}`, async () => {
      answerBefore(http.get(EXECUTOR, proxy(status)));
      const session = await started("demo-steps");
      includes(session.state, { status: "failed" });
      assert.equal(methods(), "GET");
    });
  }

  it("is not tried again after a timeout: the user has waited long enough", async () => {
    answerBefore(http.get(EXECUTOR, () => new Promise<never>(() => {})));
    failure(await started("demo-steps", { timeout: PATIENCE }), "timeout");
    assert.equal(methods(), "GET");
  });

  it("gets its reply when the user tries again and the server is back", async () => {
    answerBefore(http.get(EXECUTOR, proxy(404), { once: true }));
    const session = await started("demo-steps");
    failure(session, "unknown-flow");
    await session.retry();
    due(session, "ak-stage-dummy");
  });

  it("ends during a pause when the session is stopped", async () => {
    answerBefore(http.get(EXECUTOR, nobody));
    const { opened: failed, open } = gate();
    const ask = (input: string, init: RequestInit) => browse(input, init).finally(open);
    const session = walk("demo-steps", { backoff: [60_000], fetch: ask });
    const asked = session.start();
    await failed;
    await settled();
    session.stop();
    await asked;
    assert.deepEqual(session.state, { status: "idle", challenge: undefined });
    assert.equal(methods(), "GET");
  });
});

describe("a reply that takes too long", () => {
  /** Holds back the answers to one method until the gate opens. */
  function hold(method: "get" | "post") {
    const { opened, open } = gate();
    answerBefore(
      http[method](
        EXECUTOR,
        async () => {
          await opened;
          return HttpResponse.json({ component: "ak-stage-dummy", name: "too late" });
        },
        { once: true },
      ),
    );
    return open;
  }

  it("to a GET is a failure, and is ignored when it comes later", async () => {
    const open = hold("get");
    const session = await started("demo-steps", { timeout: PATIENCE });
    failure(session, "timeout");
    open();
    await settled();
    failure(session, "timeout");
    assert.equal(session.challenge, undefined);
  });

  it("to a response is a failure, and is ignored when it comes later", async () => {
    const session = await started("demo-steps", { timeout: PATIENCE });
    const open = hold("post");
    await session.respond({});
    const { challenge } = session;
    open();
    await settled();
    assert.equal(failure(session, "timeout").status, undefined);
    assert.equal(session.challenge, challenge);
    includes(challenge, { name: "dummy-stage-1" });
  });

  it("may also be one whose body never ends", async () => {
    const endless = new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode("{")) });
    answerBefore(
      http.get(EXECUTOR, () => new HttpResponse(endless, { headers: { "Content-Type": "application/json" } })),
    );
    failure(await started("demo-steps", { timeout: PATIENCE }), "timeout");
  });

  it("may take longer to a response: each stage that asks nothing is one more redirect, and Duo waits for the phone", async () => {
    const session = await started("demo-steps", { timeout: PATIENCE });
    const open = hold("post");
    const answered = session.respond({ duo: 1 });
    // The patience for a question is over by the time that another session's answer failed for want of it.
    answerBefore(http.get(EXECUTOR, () => new Promise<never>(() => {}), { once: true }));
    failure(await started("demo-steps", { timeout: PATIENCE + 100 }), "timeout");
    assert.equal(session.state.status, "responding");
    open();
    await answered;
    assert.equal(due(session, "ak-stage-dummy").name, "too late");
  });

  it("may take still longer to a response with a file", async () => {
    const session = await started("demo-steps", { timeout: PATIENCE / 3 });
    const open = hold("post");
    const file = `data:,${"a".repeat(100_000)}`; // five seconds, for the slowest connection
    const answered = session.respond({ file });
    answerBefore(http.get(EXECUTOR, () => new Promise<never>(() => {}), { once: true }));
    failure(await started("demo-steps", { timeout: PATIENCE + 100 }), "timeout");
    assert.equal(session.state.status, "responding");
    open();
    await answered;
    assert.equal(due(session, "ak-stage-dummy").name, "too late");
  });
});

describe("a GET that the page sent before this code was loaded", () => {
  const early = (name = "early") => Promise.resolve(Response.json({ component: "ak-stage-dummy", name }));

  it("is not sent twice", async () => {
    const session = await started("demo-steps", { started: early() });
    assert.equal(due(session, "ak-stage-dummy").name, "early");
    assert.equal(methods(), "");
  });

  it("serves the first GET only", async () => {
    const session = await started("demo-steps", { started: early() });
    await session.start();
    assert.equal(due(session, "ak-stage-dummy").name, "dummy-stage-1");
    assert.equal(methods(), "GET");
  });

  it("is tried again if it failed on the way", async () => {
    const session = await started("demo-steps", { started: Promise.reject(new TypeError("no connection")) });
    assert.equal(due(session, "ak-stage-dummy").name, "dummy-stage-1");
    assert.equal(methods(), "GET");
  });

  it("times out like any other", async () => {
    failure(await started("demo-steps", { started: new Promise(() => {}), timeout: 50 }), "timeout");
    assert.equal(requests.length, 0);
  });

  it("never serves as the reply to a response", async () => {
    const session = walk("demo-steps", { started: early() });
    session.present({ component: "ak-stage-dummy", name: "handed over" });
    await session.respond({});
    assert.equal(due(session, "ak-stage-dummy").name, "dummy-stage-2");
    assert.equal(methods(), "POST GET");
  });
});
