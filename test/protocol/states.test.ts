import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { HttpResponse, http } from "msw";
import { FlowFailure, type Challenge, type FlowSession, type FlowState } from "../../src/protocol/index.js";
import { EXECUTOR, answerBefore, requests } from "./network.js";
import { atPassword, due, failure, methods, started, walk } from "./walk.js";

/** Collects the states of a session, the present one first. */
function follow(session: FlowSession): FlowState[] {
  const states = [session.state];
  session.subscribe(() => states.push(session.state));
  return states;
}

const REDIRECT: Challenge = { component: "xak-flow-redirect", to: "/source/oauth/login/forge/" };

describe("the states of a session", () => {
  it("come in their order, each with its members", async () => {
    const session = walk("demo-steps");
    const states = follow(session);
    await session.start();
    const first = session.challenge;
    await session.respond({});
    const second = session.challenge;
    session.stop();
    assert.deepEqual(states, [
      { status: "idle", challenge: undefined },
      { status: "loading", challenge: undefined },
      { status: "challenged", challenge: first },
      { status: "responding", challenge: first },
      { status: "challenged", challenge: second },
      { status: "idle", challenge: second },
    ]);
  });

  it("may be a failure, and go on after it", async () => {
    answerBefore(http.get(EXECUTOR, () => HttpResponse.html("", { status: 404 }), { once: true }));
    const session = walk("demo-steps");
    const states = follow(session);
    await session.start();
    const error = failure(session, "unknown-flow");
    await session.retry();
    assert.deepEqual(states.slice(1), [
      { status: "loading", challenge: undefined },
      { status: "failed", challenge: undefined, error },
      { status: "loading", challenge: undefined },
      { status: "challenged", challenge: session.challenge },
    ]);
  });

  it("keep the challenge when its response failed", async () => {
    const session = await atPassword();
    const states = follow(session);
    const { challenge } = session;
    answerBefore(http.post(EXECUTOR, () => HttpResponse.html("", { status: 403 }), { once: true }));
    await session.respond({ password: "analytical" });
    const error = failure(session, "forbidden");
    assert.deepEqual(states.slice(1), [
      { status: "responding", challenge },
      { status: "failed", challenge, error },
    ]);
  });

  it("are reported to every listener until it unsubscribes", async () => {
    const session = walk("demo-steps");
    const heard: string[] = [];
    const endFirst = session.subscribe(() => heard.push(`first ${session.state.status}`));
    const endSecond = session.subscribe(() => {
      heard.push(`second ${session.state.status}`);
      endSecond();
    });
    await session.start();
    endFirst();
    await session.respond({});
    assert.deepEqual(heard, ["first loading", "second loading", "first challenged"]);
  });

  it("can be stopped by a listener before anything was sent", async () => {
    const session = walk("demo-steps");
    const end = session.subscribe(() => {
      end();
      session.stop();
    });
    await session.start();
    assert.deepEqual(session.state, { status: "idle", challenge: undefined });
    assert.equal(requests.length, 0);
  });

  it("never make a method reject", async () => {
    answerBefore(http.all(EXECUTOR, () => HttpResponse.error()));
    const session = walk("demo-steps");
    await session.start();
    await session.retry();
    session.present(REDIRECT);
    await session.respond({});
    await session.inform({});
    failure(session, "unreachable");
  });
});

describe("present()", () => {
  it("goes on with a challenge from inside another, and sends nothing", async () => {
    const session = await started("demo-sources");
    const { sources } = due(session, "ak-stage-identification");
    const source = sources?.[0]?.challenge;
    requests.length = 0;
    if (source) session.present(source);
    assert.equal(due(session, "xak-flow-redirect"), source);
    assert.equal(session.step, 2);
    assert.equal(requests.length, 0);
  });

  it("lets start() bring back the challenge that it came in", async () => {
    const session = await started("demo-sources");
    session.present(REDIRECT);
    await session.start();
    due(session, "ak-stage-identification");
    assert.equal(session.step, 3);
  });

  it("forgets a response that failed before", async () => {
    const session = await atPassword();
    answerBefore(http.post(EXECUTOR, () => HttpResponse.html("", { status: 502 }), { once: true }));
    await session.respond({ password: "wrong" });
    session.present(REDIRECT);
    requests.length = 0;
    await session.retry();
    due(session, "ak-stage-password");
    assert.equal(methods(), "GET");
  });
});

describe("fail()", () => {
  it("fails for a reason from outside, and keeps the challenge", async () => {
    const session = await started("demo-steps");
    const { challenge } = session;
    const error = new FlowFailure("missing-stage", { cause: new Error("no such file") });
    session.fail(error);
    assert.deepEqual(session.state, { status: "failed", challenge, error });
    await session.retry();
    due(session, "ak-stage-dummy");
    assert.equal(methods(), "GET GET", "nothing was lost, so the question is asked");
  });
});

describe("a response", () => {
  it("names the component that it responds to, though the server ignores it (the ignored component trap)", async () => {
    const session = await started("default-authentication-flow");
    await session.respond({ uid_field: "ada" });
    assert.deepEqual(await requests[1]?.json(), { component: "ak-stage-identification", uid_field: "ada" });
    assert.equal(requests[1]?.headers.get("Content-Type"), "application/json");
    assert.ok(requests.every(({ headers }) => headers.get("Accept") === "application/json"));
    assert.ok(requests.every(({ credentials }) => credentials === "include"));
  });

  it("is sent as the user typed it, with spaces around a password (the trimming trap)", async () => {
    const session = await atPassword();
    await session.respond({ password: " analytical " });
    assert.ok(due(session, "ak-stage-password").response_errors?.["password"]);
    const sent: unknown = await requests.findLast(({ method }) => method === "POST")?.json();
    assert.deepEqual(sent, { component: "ak-stage-password", password: " analytical " });
  });
});
