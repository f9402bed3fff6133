import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { HttpResponse, http } from "msw";
import { EXECUTOR, answerBefore, play, requests } from "./network.js";
import { PATIENCE, atPassword, due, failure, loseAnswer, loseResponse, methods, silence, started } from "./walk.js";

const RIGHT = { password: "analytical" };
/** The way to a session that waits for a password. */
const BEFORE = "GET POST GET ";
/** The redirects after a right password: on, and past a second factor that the user has not set up. */
const AFTER = " GET GET";
/** What was posted last. */
const lastResponse = (): Promise<unknown> | undefined => requests.findLast(({ method }) => method === "POST")?.json();

describe("a response on a connection that breaks", () => {
  it("is not sent twice when it did arrive: the next challenge proves it", async () => {
    const session = await atPassword();
    loseAnswer();
    await session.respond(RIGHT);
    due(session, "xak-flow-redirect");
    assert.equal(methods(), BEFORE + "POST" + AFTER);
  });

  it("is sent again, once, when it did not arrive", async () => {
    const session = await atPassword();
    loseResponse();
    await session.respond(RIGHT);
    due(session, "xak-flow-redirect");
    assert.equal(methods(), BEFORE + "POST GET POST" + AFTER);
    assert.deepEqual(await lastResponse(), { component: "ak-stage-password", ...RIGHT });
  });

  it("is not taken for the response to the second of two equal stages", async () => {
    const session = await started("demo-steps");
    loseAnswer();
    await session.respond({});
    assert.equal(due(session, "ak-stage-dummy").name, "dummy-stage-2");
    assert.equal(methods(), "GET POST GET");
  });

  it("can be refused after it was sent again", async () => {
    const session = await atPassword();
    const { step } = session;
    loseResponse();
    await session.respond({ password: "wrong" });
    assert.ok(due(session, "ak-stage-password").response_errors?.["password"]);
    assert.equal(session.step, step);
  });

  it("fails if the server stays unreachable, and is kept for another try", async () => {
    const session = await atPassword();
    answerBefore(http.all(EXECUTOR, () => HttpResponse.error()));
    await session.respond(RIGHT);
    failure(session, "unreachable");
    assert.equal(session.challenge?.component, "ak-stage-password");
    assert.equal(methods(), BEFORE + "POST GET GET GET", "asked as patiently as ever");
    await session.retry();
    failure(session, "unreachable");
    assert.equal(methods(), BEFORE + "POST GET GET GET GET GET GET", "no blind POST");
  });

  it("leads to the first stage if the session is gone as well, and keeps the name", async () => {
    const session = await atPassword();
    answerBefore(
      http.get(EXECUTOR, () =>
        HttpResponse.json({ component: "ak-stage-identification", pending_user_identifier: null }),
      ),
    );
    loseResponse();
    await session.respond(RIGHT);
    assert.equal(due(session, "ak-stage-identification").pending_user_identifier, "ada");
  });
});

describe("a response without a reply in time", () => {
  it("is not sent again without the user", async () => {
    const session = await atPassword({ timeout: PATIENCE });
    silence();
    await session.respond(RIGHT);
    failure(session, "timeout");
    assert.equal(methods(), BEFORE + "POST GET", "one look at where the plan stands");
  });

  it("is followed by a GET at once: if the server took it, the flow goes on", async () => {
    const session = await started("demo-steps", { timeout: PATIENCE });
    answerBefore(
      http.post(
        EXECUTOR,
        async ({ request }) => {
          await play(request);
          return new Promise<never>(() => {});
        },
        { once: true },
      ),
    );
    await session.respond({});
    assert.equal(due(session, "ak-stage-dummy").name, "dummy-stage-2");
    assert.equal(methods(), "GET POST GET");
  });

  it("is sent again when the user tries again, if the same step is due", async () => {
    const session = await atPassword({ timeout: PATIENCE });
    silence();
    await session.respond(RIGHT);
    await session.retry();
    due(session, "xak-flow-redirect");
    assert.equal(methods(), BEFORE + "POST GET GET POST" + AFTER);
  });

  it("is not sent again when the user tries again, if the server took it meanwhile", async () => {
    const session = await started("demo-steps", { timeout: PATIENCE });
    silence();
    await session.respond({});
    failure(session, "timeout");
    await (await started("demo-steps")).respond({}); // another tab
    requests.length = 0;
    await session.retry();
    assert.equal(due(session, "ak-stage-dummy").name, "dummy-stage-2");
    assert.equal(methods(), "GET");
  });

  it("can be corrected: the new value is sent, after a GET", async () => {
    const session = await atPassword({ timeout: PATIENCE });
    silence();
    await session.respond({ password: "wrong" });
    failure(session, "timeout");
    await session.respond(RIGHT);
    due(session, "xak-flow-redirect");
    assert.equal(methods(), BEFORE + "POST GET GET POST" + AFTER);
    assert.deepEqual(await lastResponse(), { component: "ak-stage-password", ...RIGHT });
  });

  it("is forgotten when the session starts again", async () => {
    const session = await atPassword({ timeout: PATIENCE });
    silence();
    await session.respond({ password: "wrong" });
    await session.start();
    await session.respond(RIGHT);
    due(session, "xak-flow-redirect");
    assert.equal(methods(), BEFORE + "POST GET GET POST" + AFTER);
  });

  it("is not sent again once the question was asked anew, though that failed as well", async () => {
    const session = await atPassword();
    let isDown = true;
    answerBefore(http.all(EXECUTOR, () => (isDown ? HttpResponse.error() : undefined)));
    await session.respond(RIGHT);
    await session.start();
    failure(session, "unreachable");
    isDown = false;
    requests.length = 0;
    await session.retry();
    due(session, "ak-stage-password");
    assert.equal(methods(), "GET");
  });

  it("is followed by a GET as well when a proxy has replied instead of the server", async () => {
    const session = await atPassword();
    answerBefore(http.post(EXECUTOR, () => HttpResponse.html("", { status: 504 }), { once: true }));
    await session.respond(RIGHT);
    failure(session, "server");
    assert.equal(methods(), BEFORE + "POST");
    await session.retry();
    due(session, "xak-flow-redirect");
    assert.equal(methods(), BEFORE + "POST GET POST" + AFTER);
  });
});
