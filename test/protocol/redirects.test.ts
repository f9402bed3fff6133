import { expect } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import { EXECUTOR, playWorld, worker } from "../flow.js";
import { due, failure, methods, playStages, requests, started, statuses } from "./walk.js";

/** Puts a redirect challenge before the executor. */
function redirect(to: string, method: "get" | "post" = "get", options: { once?: boolean } = { once: true }) {
  const challenge = { component: "xak-flow-redirect", to, final_redirect: false };
  worker.use(http[method](EXECUTOR, () => HttpResponse.json(challenge), options));
}

const STEPS = "/api/v3/flows/executor/demo-steps/?query=";

describe("a redirect to the executor's own address", () => {
  it("means GET again, in whatever spelling (the self redirect trap)", async () => {
    for (const to of [STEPS, `${location.origin}${STEPS}`, "/api/v3/flows/executor/demo-steps/?query=a%20b", "?"]) {
      requests.length = 0;
      redirect(to);
      const session = await started("demo-steps");
      expect(due(session, "ak-stage-dummy").name).to.equal("dummy-stage-1");
      expect(methods()).to.equal("GET GET");
    }
  });

  it("means GET again after a POST, and the response is not sent anew", async () => {
    const session = await started("demo-steps");
    worker.use(
      http.post(EXECUTOR, async ({ request }) => {
        expect(await request.json()).to.deep.equal({ component: "ak-stage-dummy" });
        return HttpResponse.json({ component: "xak-flow-redirect", to: "/api/v3/flows/executor/demo-redirect/" });
      }),
    );
    redirect(STEPS, "post");
    await session.respond({});
    expect(methods()).to.equal("GET POST GET");
  });

  it("is followed when it comes because a foreign page asked with another escape", async () => {
    const url = `${STEPS}a%20b`;
    const answer = await fetch(url, { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } });
    expect(await answer.json()).to.include({ component: "xak-flow-redirect", to: `${STEPS}a+b` });
    expect(due(await started("demo-steps", { query: "a b" }), "ak-stage-dummy").name).to.equal("dummy-stage-2");
  });

  it("that never ends is a failure of its own, not an endless loop", async () => {
    redirect(STEPS, "get", {});
    const session = await started("demo-steps");
    failure(session, "loop");
    expect(requests.length).to.be.within(5, 20);
    worker.restoreHandlers();
    playWorld();
    await session.retry();
    due(session, "ak-stage-dummy");
  });

  it("is asked for as patiently as any question", async () => {
    worker.use(http.get(EXECUTOR, () => HttpResponse.html("", { status: 502 }), { once: true }));
    redirect(STEPS);
    due(await started("demo-steps"), "ak-stage-dummy");
    expect(methods()).to.equal("GET GET GET");
  });
});

describe("a redirect in HTTP", () => {
  it("is followed by the browser, however many silent stages lie in between (the chained redirects trap)", async () => {
    const silent = { kind: "user_logout", name: "" } as const;
    playStages({ kind: "dummy", name: "1" }, silent, silent, { kind: "dummy", name: "2" });
    const session = await started("flow");
    await session.respond({});
    expect(due(session, "ak-stage-dummy").name).to.equal("2");
    expect(methods()).to.equal("GET POST GET GET GET");
    expect(await statuses()).to.deep.equal([200, 302, 302, 302, 200]);
  });

  it("may answer the very first question already", async () => {
    const location = `${STEPS}next%3D%252Fa`;
    worker.use(
      http.get(EXECUTOR, () => new HttpResponse(null, { status: 302, headers: { location } }), { once: true }),
    );
    due(await started("demo-steps", { query: "next=%2Fa" }), "ak-stage-dummy");
    expect(await statuses()).to.deep.equal([302, 200]);
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
    "http://[/",
  ];
  for (const to of elsewhere) {
    it(`is left to whoever navigates: ${to}`, async () => {
      redirect(to);
      const session = await started("demo-steps");
      expect(due(session, "xak-flow-redirect").to).to.equal(to);
      expect(methods()).to.equal("GET");
    });
  }

  it("may be final or not: both are challenges (a code for an application is not: the final redirect trap)", async () => {
    const session = await started("demo-redirect");
    expect(due(session, "xak-flow-redirect")).to.deep.include({ final_redirect: false });
    expect(await statuses()).to.deep.equal([200]);
  });
});

describe("a redirect that the browser cannot follow", () => {
  const away = () => new HttpResponse(null, { status: 302, headers: { location: "https://sign-in.example/" } });
  const round = () => new HttpResponse(null, { status: 302, headers: { location: STEPS } });

  it("to another origin is no connection that is missing: something stands between, and is told so", async () => {
    worker.use(http.get(EXECUTOR, away));
    failure(await started("demo-steps"), "intercepted");
    expect(requests.length).to.be.at.most(3);
  });

  it("round and round is told the same, before the server was asked too often", async () => {
    worker.use(http.get(EXECUTOR, round));
    failure(await started("demo-steps"), "intercepted");
    expect(requests.length).to.be.at.most(25);
  });

  it("in answer to a response leaves the response to be sent again, when the way is free", async () => {
    const session = await started("demo-steps");
    worker.use(http.all(EXECUTOR, away));
    await session.respond({});
    failure(session, "intercepted");
    expect(session.challenge).to.have.property("name", "dummy-stage-1");
    playWorld();
    await session.retry();
    expect(session.challenge?.component).to.equal("ak-stage-dummy");
  });

  it("is followed all the same where it leads to the executor, once the server is there again", async () => {
    const answers = [() => HttpResponse.error(), round];
    worker.use(http.get(EXECUTOR, () => answers.shift()?.()));
    due(await started("demo-steps"), "ak-stage-dummy");
    expect(methods()).to.equal("GET GET GET");
  });

  it("is none where there is no connection at all", async () => {
    worker.use(http.get(EXECUTOR, () => HttpResponse.error()));
    failure(await started("demo-steps"), "unreachable");
  });
});
