import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { HttpResponse, http } from "msw";
import { EXECUTOR, ORIGIN, answerBefore, browse, playWorld, requests, statuses } from "./network.js";
import { due, failure, includes, methods, playStages, started } from "./walk.js";

/** Puts a redirect challenge before the executor. */
function redirect(to: string, method: "get" | "post" = "get", options: { once?: boolean } = { once: true }) {
  const challenge = { component: "xak-flow-redirect", to, final_redirect: false };
  answerBefore(http[method](EXECUTOR, () => HttpResponse.json(challenge), options));
}

const STEPS = "/api/v3/flows/executor/demo-steps/?query=";

describe("a redirect to the executor's own address", () => {
  it("is followed by another GET, however it is spelled (the self redirect trap)", async () => {
    for (const to of [STEPS, `${ORIGIN}${STEPS}`, "/api/v3/flows/executor/demo-steps/?query=a%20b", "?"]) {
      requests.length = 0;
      redirect(to);
      const session = await started("demo-steps");
      assert.equal(due(session, "ak-stage-dummy").name, "dummy-stage-1");
      assert.equal(methods(), "GET GET");
    }
  });

  it("is followed by a GET after a POST too: the response is not sent again", async () => {
    const session = await started("demo-steps");
    answerBefore(
      http.post(EXECUTOR, async ({ request }) => {
        assert.deepEqual(await request.json(), { component: "ak-stage-dummy" });
        return HttpResponse.json({ component: "xak-flow-redirect", to: "/api/v3/flows/executor/demo-redirect/" });
      }),
    );
    redirect(STEPS, "post");
    await session.respond({});
    assert.equal(methods(), "GET POST GET");
  });

  it("is followed if the page has escaped its query in another way", async () => {
    const url = `${STEPS}a%20b`;
    const answer = await browse(url, { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } });
    includes((await answer.json()) as object, { component: "xak-flow-redirect", to: `${STEPS}a+b` });
    assert.equal(due(await started("demo-steps", { query: "a b" }), "ak-stage-dummy").name, "dummy-stage-2");
  });

  it("that never ends is a failure, not an endless loop", async () => {
    redirect(STEPS, "get", {});
    const session = await started("demo-steps");
    failure(session, "loop");
    assert.ok(requests.length >= 5 && requests.length <= 20, `it was asked ${requests.length} times`);
    playWorld();
    await session.retry();
    due(session, "ak-stage-dummy");
  });

  it("is tried as often as any GET", async () => {
    answerBefore(http.get(EXECUTOR, () => HttpResponse.html("", { status: 502 }), { once: true }));
    redirect(STEPS);
    due(await started("demo-steps"), "ak-stage-dummy");
    assert.equal(methods(), "GET GET GET");
  });
});

describe("a redirect in HTTP", () => {
  it("is followed by the browser, however many silent stages lie in between (the chained redirects trap)", async () => {
    const silent = { kind: "user_logout", name: "" } as const;
    playStages({ kind: "dummy", name: "1" }, silent, silent, { kind: "dummy", name: "2" });
    const session = await started("flow");
    await session.respond({});
    assert.equal(due(session, "ak-stage-dummy").name, "2");
    assert.equal(methods(), "GET POST GET GET GET");
    assert.deepEqual(statuses(), [200, 302, 302, 302, 200]);
  });

  it("may already be the reply to the first GET", async () => {
    const location = `${STEPS}next%3D%252Fa`;
    answerBefore(
      http.get(EXECUTOR, () => new HttpResponse(null, { status: 302, headers: { location } }), { once: true }),
    );
    due(await started("demo-steps", { query: "next=%2Fa" }), "ak-stage-dummy");
    assert.deepEqual(statuses(), [302, 200]);
  });
});

describe("a redirect to elsewhere", () => {
  const elsewhere = [
    "/api/v3/flows/executor/demo-redirect/?query=",
    "/auth/api/v3/flows/executor/demo-steps/?query=",
    "/api/v3/flows/executor/demo-steps",
    "https://elsewhere.example.org/api/v3/flows/executor/demo-steps/?query=",
    "/if/flow/demo-steps/",
    "com.example.app:/api/v3/flows/executor/demo-steps/",
  ];
  for (const to of elsewhere) {
    it(`is a challenge: ${to}`, async () => {
      redirect(to);
      const session = await started("demo-steps");
      assert.equal(due(session, "xak-flow-redirect").to, to);
      assert.equal(methods(), "GET");
    });
  }

  for (const to of ["http://[/", "javascript:alert(1)", "data:text/html,hello"]) {
    it(`fails if a page may not open its address: ${to}`, async () => {
      redirect(to);
      const session = await started("demo-steps");
      failure(session, "unsafe-target");
      assert.equal(session.challenge?.component, "xak-flow-redirect");
    });
  }

  it("may be final or not: both are challenges (a code for an application is not: the final redirect trap)", async () => {
    const session = await started("demo-redirect");
    includes(due(session, "xak-flow-redirect"), { final_redirect: false });
    assert.deepEqual(statuses(), [200]);
  });
});
