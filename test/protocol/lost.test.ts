import { expect } from "@open-wc/testing";
import { HttpResponse, getResponse, http, type RequestHandler } from "msw";
import { EXECUTOR, worker } from "../flow.js";
import {
  PATIENCE,
  atPassword,
  due,
  failure,
  loseAnswer,
  loseResponse,
  methods,
  requests,
  silence,
  started,
} from "./walk.js";

const RIGHT = { password: "analytical" };
/** The way to a session that waits for a password. */
const BEFORE = "GET POST GET ";
/** The redirects after a right password: on, and past a second factor that nobody has set up. */
const AFTER = " GET GET";
/** What was posted last. */
const lastResponse = (): Promise<unknown> | undefined => requests.findLast(({ method }) => method === "POST")?.json();

describe("a response on a connection that breaks", () => {
  it("is not sent twice when it did arrive: the next challenge shows", async () => {
    const session = await atPassword();
    loseAnswer();
    await session.respond(RIGHT);
    due(session, "xak-flow-redirect");
    expect(methods()).to.equal(BEFORE + "POST" + AFTER);
  });

  it("is sent again, once, when it did not arrive", async () => {
    const session = await atPassword();
    loseResponse();
    await session.respond(RIGHT);
    due(session, "xak-flow-redirect");
    expect(methods()).to.equal(BEFORE + "POST GET POST" + AFTER);
    expect(await lastResponse()).to.deep.equal({ component: "ak-stage-password", ...RIGHT });
  });

  it("is not mistaken for another: of two dummies in a row the second is still to be answered", async () => {
    const session = await started("demo-steps");
    loseAnswer();
    await session.respond({});
    expect(due(session, "ak-stage-dummy").name).to.equal("dummy-stage-2");
    expect(methods()).to.equal("GET POST GET");
  });

  it("is refused as any other, after it was sent again", async () => {
    const session = await atPassword();
    const { step } = session;
    loseResponse();
    await session.respond({ password: "wrong" });
    expect(due(session, "ak-stage-password").response_errors).to.have.property("password");
    expect(session.step).to.equal(step);
  });

  it("fails when nobody is there to be asked, and is kept for another try", async () => {
    const session = await atPassword();
    worker.use(http.all(EXECUTOR, () => HttpResponse.error()));
    await session.respond(RIGHT);
    failure(session, "unreachable");
    expect(session.challenge?.component).to.equal("ak-stage-password");
    expect(methods(), "asked as patiently as ever").to.equal(BEFORE + "POST GET GET GET");
    await session.retry();
    failure(session, "unreachable");
    expect(methods(), "no blind POST").to.equal(BEFORE + "POST GET GET GET GET GET GET");
  });

  it("begins anew where the session is gone as well, without the name being lost", async () => {
    const session = await atPassword();
    worker.use(
      http.get(EXECUTOR, () =>
        HttpResponse.json({ component: "ak-stage-identification", pending_user_identifier: null }),
      ),
    );
    loseResponse();
    await session.respond(RIGHT);
    expect(due(session, "ak-stage-identification").pending_user_identifier).to.equal("ada");
  });
});

describe("a response that got no answer in time", () => {
  it("is not sent again by itself", async () => {
    const session = await atPassword({ timeout: PATIENCE });
    silence();
    await session.respond(RIGHT);
    failure(session, "timeout");
    expect(methods(), "one look at where the plan stands").to.equal(BEFORE + "POST GET");
  });

  it("is looked after at once: whoever got on meanwhile is offered nothing to be sent again", async () => {
    const session = await started("demo-steps", { timeout: PATIENCE });
    const executor = worker.listHandlers() as RequestHandler[];
    worker.use(
      http.post(
        EXECUTOR,
        async ({ request }) => {
          await getResponse(executor, request);
          return new Promise<never>(() => {});
        },
        { once: true },
      ),
    );
    await session.respond({});
    expect(due(session, "ak-stage-dummy").name).to.equal("dummy-stage-2");
    expect(methods()).to.equal("GET POST GET");
  });

  it("is sent again on request, if the step still waits for it", async () => {
    const session = await atPassword({ timeout: PATIENCE });
    silence();
    await session.respond(RIGHT);
    await session.retry();
    due(session, "xak-flow-redirect");
    expect(methods()).to.equal(BEFORE + "POST GET GET POST" + AFTER);
  });

  it("is not sent again on request, if it was taken meanwhile", async () => {
    const session = await started("demo-steps", { timeout: PATIENCE });
    silence();
    await session.respond({});
    failure(session, "timeout");
    await (await started("demo-steps")).respond({}); // another tab
    requests.length = 0;
    await session.retry();
    expect(due(session, "ak-stage-dummy").name).to.equal("dummy-stage-2");
    expect(methods()).to.equal("GET");
  });

  it("may be corrected: the new value is sent, after a look at where the plan stands", async () => {
    const session = await atPassword({ timeout: PATIENCE });
    silence();
    await session.respond({ password: "wrong" });
    failure(session, "timeout");
    await session.respond(RIGHT);
    due(session, "xak-flow-redirect");
    expect(methods()).to.equal(BEFORE + "POST GET GET POST" + AFTER);
    expect(await lastResponse()).to.include(RIGHT);
  });

  it("is forgotten when the question is asked anew", async () => {
    const session = await atPassword({ timeout: PATIENCE });
    silence();
    await session.respond({ password: "wrong" });
    await session.start();
    await session.respond(RIGHT);
    due(session, "xak-flow-redirect");
    expect(methods()).to.equal(BEFORE + "POST GET GET POST" + AFTER);
  });

  it("is looked after likewise when a proxy answered instead of the server", async () => {
    const session = await atPassword();
    worker.use(http.post(EXECUTOR, () => HttpResponse.html("", { status: 504 }), { once: true }));
    await session.respond(RIGHT);
    failure(session, "server");
    expect(methods()).to.equal(BEFORE + "POST");
    await session.retry();
    due(session, "xak-flow-redirect");
    expect(methods()).to.equal(BEFORE + "POST GET POST" + AFTER);
  });
});
