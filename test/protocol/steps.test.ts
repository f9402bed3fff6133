import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { HttpResponse, http } from "msw";
import type { Stage } from "../../mocks/executor/flow-stages.js";
import { blockedCookies } from "../executor-fetch.js";
import { EXECUTOR, answerBefore, browse, forgetCookies, playWorld, requests, statuses } from "./network.js";
import { atPassword, due, failure, includes, playStages, signIn, started } from "./walk.js";

const identification: Stage = { kind: "identification", name: "", userFields: ["username"] };
const password: Stage = { kind: "password", name: "" };

describe("a step of the walk", () => {
  it("stays while responses are refused, with status 200 and errors beside the challenge", async () => {
    const session = await atPassword();
    const { step } = session;
    for (const text of ["wrong", "wrong again"]) {
      await session.respond({ password: text });
      assert.equal(due(session, "ak-stage-password").response_errors?.["password"]?.[0]?.code, "invalid");
      assert.equal(session.step, step);
    }
    assert.deepEqual(statuses().slice(-2), [200, 200]);
  });

  it("ends with any other challenge, even of the same component", async () => {
    const session = await started("demo-steps");
    assert.equal(session.step, 1);
    await session.respond({});
    assert.equal(due(session, "ak-stage-dummy").name, "dummy-stage-2");
    assert.equal(session.step, 2);
    await session.respond({});
    assert.equal(session.step, 3);
  });

  it("stays when the question is asked again: a new token is no new step (the renewed token trap)", async () => {
    await signIn();
    const session = await started("demo-consent");
    const { token } = due(session, "ak-stage-consent");
    await session.start();
    assert.notEqual(due(session, "ak-stage-consent").token, token);
    assert.equal(session.step, 1);
  });

  it("stays when only what the server renews is another: signatures, challenges of passkeys", async () => {
    const rendering = (sign: string) => ({
      component: "ak-stage-identification",
      flow_info: { background: `/media/a.jpg?X=${sign}`, cancel_url: "/", layout: "stacked" },
      passkey_challenge: { challenge: sign },
      pending_user_identifier: sign,
      user_fields: ["username"],
    });
    const signs = ["a", "b", "c"];
    answerBefore(http.get(EXECUTOR, () => HttpResponse.json(rendering(signs.shift() ?? ""))));
    const session = await started("flow");
    await session.start();
    await session.start();
    assert.equal(due(session, "ak-stage-identification").pending_user_identifier, "c");
    assert.equal(session.step, 1);
  });

  it("stays when a response was accepted in part: an empty object of errors (the empty errors trap)", async () => {
    const ask = { component: "ak-stage-authenticator-sms", phone_number_required: true };
    answerBefore(
      http.get(EXECUTOR, () => HttpResponse.json(ask)),
      http.post(EXECUTOR, () => HttpResponse.json({ ...ask, phone_number_required: false, response_errors: {} })),
    );
    const session = await started("flow");
    await session.respond({ phone_number: "+123" });
    assert.deepEqual(due(session, "ak-stage-authenticator-sms").response_errors, {});
    assert.equal(session.step, 1);
  });
});

describe("an answer of another component than the one that was answered", () => {
  it("comes without its errors, and with the name (the lost session trap)", async () => {
    const session = await atPassword();
    forgetCookies();
    await session.respond({ password: "analytical" });
    const { response_errors, pending_user_identifier } = due(session, "ak-stage-identification");
    assert.equal(response_errors, undefined);
    assert.equal(pending_user_identifier, "ada");
    await session.respond({ uid_field: "ada" });
    await session.respond({ password: "analytical" });
    due(session, "xak-flow-redirect");
  });

  it("comes so when another tab took the session to another flow (the one plan trap)", async () => {
    const session = await atPassword();
    await started("demo-steps");
    await session.respond({ password: "analytical" });
    assert.equal(due(session, "ak-stage-identification").response_errors, undefined);
  });

  it("comes so when a refusal starts the flow anew, without a word of the server (the restart trap)", async () => {
    const bindings = [
      { order: 0, stage: identification },
      { order: 1, stage: password, invalidResponseAction: "restart" as const },
    ];
    playWorld({ flows: [{ slug: "flow", name: "", title: "", designation: "authentication", bindings }] });
    const session = await started("flow");
    await session.respond({ uid_field: "ada" });
    await session.respond({ password: "wrong" });
    includes(due(session, "ak-stage-identification"), { pending_user_identifier: "ada" });
  });

  it("keeps the server's own guess of the name", async () => {
    const session = await atPassword();
    const answer = { component: "ak-stage-identification", pending_user_identifier: "grace" };
    answerBefore(http.post(EXECUTOR, () => HttpResponse.json(answer)));
    await session.respond({ password: "analytical" });
    assert.equal(due(session, "ak-stage-identification").pending_user_identifier, "grace");
  });

  it("invents no name where there was none: a pending user may be blank", async () => {
    const answer = { component: "ak-stage-identification", pending_user_identifier: null };
    answerBefore(
      http.get(EXECUTOR, () => HttpResponse.json({ component: "ak-stage-consent", pending_user: "" })),
      http.post(EXECUTOR, () => HttpResponse.json(answer)),
    );
    const session = await started("flow");
    await session.respond({ token: "a" });
    assert.deepEqual(due(session, "ak-stage-identification"), answer);
  });

  it("keeps its errors where it is of the same component: they are about what was sent", async () => {
    const session = await started("combined-login");
    await session.respond({ uid_field: "ada", password: "wrong" });
    assert.ok(due(session, "ak-stage-identification").response_errors?.["non_field_errors"]);
  });
});

describe("the same challenge without a word", () => {
  it("says that the cookies are blocked", async () => {
    const fetch = (input: string, init: RequestInit) => browse(input, init, blockedCookies);
    const session = await started("default-authentication-flow", { fetch });
    await session.respond({ uid_field: "ada" });
    failure(session, "repeated");
    assert.equal(session.challenge?.component, "ak-stage-identification");
    assert.equal(session.step, 1);
  });

  it("can be answered again, which asks the server nothing in between", async () => {
    const session = await started("default-authentication-flow");
    const again = () => HttpResponse.json(session.challenge);
    answerBefore(http.post(EXECUTOR, again, { once: true }));
    await session.respond({ uid_field: "ada" });
    failure(session, "repeated");
    requests.length = 0;
    await session.respond({ uid_field: "ada" });
    due(session, "ak-stage-password");
    assert.equal(requests[0]?.method, "POST");
  });

  it("is no repetition when it has errors, be they an empty object", async () => {
    const session = await started("default-authentication-flow");
    for (const response_errors of [{ non_field_errors: [{ string: "No" }] }, {}]) {
      const answer = { ...session.challenge, response_errors };
      answerBefore(http.post(EXECUTOR, () => HttpResponse.json(answer), { once: true }));
      await session.respond({ uid_field: "ada" });
      assert.deepEqual(due(session, "ak-stage-identification").response_errors, response_errors);
    }
  });

  it("is no repetition in a walk from dummy to dummy", async () => {
    playStages({ kind: "dummy", name: "1" }, { kind: "dummy", name: "2" }, { kind: "dummy", name: "3" });
    const session = await started("flow");
    for (const name of ["2", "3"]) {
      await session.respond({});
      assert.equal(due(session, "ak-stage-dummy").name, name);
    }
  });
});
