import { expect } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import { EXECUTOR, worker } from "../flow.js";
import { PATIENCE, due, failure, gate, methods, requests, started, walk } from "./walk.js";

const nobody = () => HttpResponse.error();
/** Whatever was on its way before this request is here after it. */
const settled = () => fetch("/mockServiceWorker.js");
const proxy = (status: number) => () => HttpResponse.html("<h1>Proxy</h1>", { status });

describe("a question that finds nobody", () => {
  const passing = { "no connection": nobody, "a 502": proxy(502), "a 503": proxy(503), "a 504": proxy(504) };
  for (const [title, resolver] of Object.entries(passing)) {
    it(`is asked again: ${title}`, async () => {
      worker.use(http.get(EXECUTOR, resolver, { once: true }));
      due(await started("demo-steps"), "ak-stage-dummy");
      expect(methods()).to.equal("GET GET");
    });
  }

  it("is asked as often as there are pauses, and once more", async () => {
    worker.use(http.get(EXECUTOR, nobody));
    failure(await started("demo-steps", { backoff: [1, 1, 1] }), "unreachable");
    expect(methods()).to.equal("GET GET GET GET");
  });

  it("is asked once where no pauses are wanted", async () => {
    worker.use(http.get(EXECUTOR, nobody));
    failure(await started("demo-steps", { backoff: [] }), "unreachable");
    expect(methods()).to.equal("GET");
  });

  it("is asked after the pauses that were wanted, in their order", async () => {
    const times: number[] = [];
    // When they are asked, not when they arrive: the first may take longer on its way than the second.
    const ask = (input: string, init: RequestInit) => (times.push(performance.now()), fetch(input, init));
    worker.use(http.get(EXECUTOR, nobody));
    await started("demo-steps", { backoff: [60, 180], fetch: ask });
    const [first = 0, second = 0, third = 0] = times;
    // Browsers round their clocks, and timers may be as late as they like.
    expect(second - first).to.be.at.least(58);
    expect(third - second).to.be.at.least(178);
  });

  it("is asked again as soon as the server wants it, if that is soon enough", async () => {
    const times: number[] = [];
    const ask = (input: string, init: RequestInit) => (times.push(performance.now()), fetch(input, init));
    worker.use(
      http.get(EXECUTOR, () => new HttpResponse("", { status: 503, headers: { "Retry-After": "1" } }), { once: true }),
    );
    due(await started("demo-steps", { fetch: ask }), "ak-stage-dummy");
    const [first = 0, second = 0] = times;
    expect(second - first).to.be.at.least(990);
  });

  it("but is left to the user where the server wants more time than anybody waits without a word", async () => {
    worker.use(http.get(EXECUTOR, () => new HttpResponse("", { status: 503, headers: { "Retry-After": "20" } })));
    expect(failure(await started("demo-steps"), "busy").retryAfter).to.equal(20_000);
    expect(methods()).to.equal("GET");
  });

  for (const status of [400, 403, 404, 429, 500, 501]) {
    it(`but is not asked again after a ${status}: more of the same helps nobody`, async () => {
      worker.use(http.get(EXECUTOR, proxy(status)));
      const session = await started("demo-steps");
      expect(session.state).to.have.property("status", "failed");
      expect(methods()).to.equal("GET");
    });
  }

  it("but is not asked again when it got no answer in time: the person waited long enough", async () => {
    worker.use(http.get(EXECUTOR, () => new Promise<never>(() => {})));
    failure(await started("demo-steps", { timeout: PATIENCE }), "timeout");
    expect(methods()).to.equal("GET");
  });

  it("gets its answer on request, when there is somebody again", async () => {
    worker.use(http.get(EXECUTOR, proxy(404), { once: true }));
    const session = await started("demo-steps");
    failure(session, "unknown-flow");
    await session.retry();
    due(session, "ak-stage-dummy");
  });

  it("is given up in the middle of a pause by whoever stops", async () => {
    worker.use(http.get(EXECUTOR, nobody));
    const { opened: failed, open } = gate();
    const ask = (input: string, init: RequestInit) => fetch(input, init).finally(open);
    const session = walk("demo-steps", { backoff: [60_000], fetch: ask });
    const asked = session.start();
    await failed;
    await settled();
    session.stop();
    await asked;
    expect(session.state).to.deep.equal({ status: "idle" });
    expect(methods()).to.equal("GET");
  });
});

describe("an answer that takes too long", () => {
  /** Holds back the answers to one method until the gate opens. */
  function hold(method: "get" | "post") {
    const { opened, open } = gate();
    worker.use(
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

  /** The next answer that leaves the worker. */
  const nextAnswer = () =>
    new Promise<void>((resolve) => {
      worker.events.on("response:mocked", () => resolve(), { once: true });
    });

  it("to a question is a failure, and ignored when it comes after all", async () => {
    const open = hold("get");
    const session = await started("demo-steps", { timeout: PATIENCE });
    failure(session, "timeout");
    const sent = nextAnswer();
    open();
    await sent;
    await settled();
    failure(session, "timeout");
    expect(session.challenge).to.equal(undefined);
  });

  it("to a response is a failure, and ignored when it comes after all", async () => {
    const session = await started("demo-steps", { timeout: PATIENCE });
    const open = hold("post");
    await session.respond({});
    const { challenge } = session;
    const sent = nextAnswer();
    open();
    await sent;
    await settled();
    expect(failure(session, "timeout").status).to.equal(undefined);
    expect(session.challenge).to.equal(challenge);
    expect(challenge).to.have.property("name", "dummy-stage-1");
  });

  it("is one whose body never ends, as well", async () => {
    const endless = new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode("{")) });
    worker.use(
      http.get(EXECUTOR, () => new HttpResponse(endless, { headers: { "Content-Type": "application/json" } })),
    );
    failure(await started("demo-steps", { timeout: PATIENCE }), "timeout");
  });

  it("but the answer to a response may take longer: a stage that asks nothing is one more redirect, a push rings a phone", async () => {
    const session = await started("demo-steps", { timeout: PATIENCE });
    const open = hold("post");
    const answered = session.respond({ duo: 1 });
    // The patience for a question is over by the time that another session's answer failed for want of it.
    worker.use(http.get(EXECUTOR, () => new Promise<never>(() => {}), { once: true }));
    failure(await started("demo-steps", { timeout: PATIENCE + 100 }), "timeout");
    expect(session.state.status).to.equal("responding");
    open();
    await answered;
    expect(due(session, "ak-stage-dummy").name).to.equal("too late");
  });

  it("and longer still where a file is sent", async () => {
    const session = await started("demo-steps", { timeout: PATIENCE / 3 });
    const open = hold("post");
    const file = `data:,${"a".repeat(100_000)}`; // five seconds, for the slowest connection
    const answered = session.respond({ file });
    worker.use(http.get(EXECUTOR, () => new Promise<never>(() => {}), { once: true }));
    failure(await started("demo-steps", { timeout: PATIENCE + 100 }), "timeout");
    expect(session.state.status).to.equal("responding");
    open();
    await answered;
    expect(due(session, "ak-stage-dummy").name).to.equal("too late");
  });
});

describe("a question that the page asked before this code was there", () => {
  const early = (name = "early") => Promise.resolve(Response.json({ component: "ak-stage-dummy", name }));

  it("is not asked twice", async () => {
    const session = await started("demo-steps", { started: early() });
    expect(due(session, "ak-stage-dummy").name).to.equal("early");
    expect(methods()).to.equal("");
  });

  it("answers the first question only", async () => {
    const session = await started("demo-steps", { started: early() });
    await session.start();
    expect(due(session, "ak-stage-dummy").name).to.equal("dummy-stage-1");
    expect(methods()).to.equal("GET");
  });

  it("is asked again if it found nobody", async () => {
    const session = await started("demo-steps", { started: Promise.reject(new TypeError("no connection")) });
    expect(due(session, "ak-stage-dummy").name).to.equal("dummy-stage-1");
    expect(methods()).to.equal("GET");
  });

  it("is awaited no longer than any other", async () => {
    failure(await started("demo-steps", { started: new Promise(() => {}), timeout: 50 }), "timeout");
    expect(requests).to.have.length(0);
  });

  it("never answers a response", async () => {
    const session = walk("demo-steps", { started: early() });
    session.present({ component: "ak-stage-dummy", name: "handed over" });
    await session.respond({});
    expect(due(session, "ak-stage-dummy").name).to.equal("dummy-stage-2");
    expect(methods()).to.equal("POST GET");
  });
});
