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

  it("stays when the server sends it again with a new token (the renewed token trap)", async () => {
    await signIn();
    const session = await started("demo-consent");
    const { token } = due(session, "ak-stage-consent");
    await session.start();
    assert.notEqual(due(session, "ak-stage-consent").token, token);
    assert.equal(session.step, 1);
  });

  it("stays when only renewed members differ: signatures, challenges of passkeys", async () => {
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

  it("stays when the options for a new passkey are renewed", async () => {
    const known = [["laptop"], ["laptop", "phone"]];
    answerBefore(
      http.get(EXECUTOR, () => {
        const excludeCredentials = known.shift()?.map((id) => ({ type: "public-key", id }));
        return HttpResponse.json({
          component: "ak-stage-authenticator-webauthn",
          registration: { excludeCredentials },
        });
      }),
    );
    const session = await started("flow");
    await session.start();
    assert.ok(JSON.stringify(due(session, "ak-stage-authenticator-webauthn")).includes("phone"));
    assert.equal(session.step, 1);
  });

  it("stays when the server accepted a response in part, with an empty object of errors (the empty errors trap)", async () => {
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

describe("a reply of another component than the response", () => {
  it("loses its errors and gets the name (the lost session trap)", async () => {
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

  it("does so when another tab took the session to another flow (the one plan trap)", async () => {
    const session = await atPassword();
    await started("demo-steps");
    await session.respond({ password: "analytical" });
    assert.equal(due(session, "ak-stage-identification").response_errors, undefined);
  });

  it("does so when a wrong response restarts the flow without an error (the restart trap)", async () => {
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

  it("keeps the name that the server fills in", async () => {
    const session = await atPassword();
    const answer = { component: "ak-stage-identification", pending_user_identifier: "grace" };
    answerBefore(http.post(EXECUTOR, () => HttpResponse.json(answer)));
    await session.respond({ password: "analytical" });
    assert.equal(due(session, "ak-stage-identification").pending_user_identifier, "grace");
  });

  it("gets no name if there was none: a pending user may be blank", async () => {
    const answer = { component: "ak-stage-identification", pending_user_identifier: null };
    answerBefore(
      http.get(EXECUTOR, () => HttpResponse.json({ component: "ak-stage-consent", pending_user: "" })),
      http.post(EXECUTOR, () => HttpResponse.json(answer)),
    );
    const session = await started("flow");
    await session.respond({ token: "a" });
    assert.deepEqual(due(session, "ak-stage-identification"), answer);
  });

  it("keeps its errors if it is of the same component: they are about the response", async () => {
    const session = await started("combined-login");
    await session.respond({ uid_field: "ada", password: "wrong" });
    assert.ok(due(session, "ak-stage-identification").response_errors?.["non_field_errors"]);
  });
});

describe("the same challenge again, without errors", () => {
  it("fails as repeated, as when cookies are blocked", async () => {
    const fetch = (input: string, init: RequestInit) => browse(input, init, blockedCookies);
    const session = await started("default-authentication-flow", { fetch });
    await session.respond({ uid_field: "ada" });
    failure(session, "repeated");
    assert.equal(session.challenge?.component, "ak-stage-identification");
    assert.equal(session.step, 1);
  });

  it("can be responded to again, without a GET in between", async () => {
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

  it("is no failure if it has errors, even an empty object of them", async () => {
    const session = await started("default-authentication-flow");
    for (const response_errors of [{ non_field_errors: [{ string: "No" }] }, {}]) {
      const answer = { ...session.challenge, response_errors };
      answerBefore(http.post(EXECUTOR, () => HttpResponse.json(answer), { once: true }));
      await session.respond({ uid_field: "ada" });
      assert.deepEqual(due(session, "ak-stage-identification").response_errors, response_errors);
    }
  });

  it("is no failure in a walk from dummy to another dummy", async () => {
    playStages({ kind: "dummy", name: "1" }, { kind: "dummy", name: "2" }, { kind: "dummy", name: "3" });
    const session = await started("flow");
    for (const name of ["2", "3"]) {
      await session.respond({});
      assert.equal(due(session, "ak-stage-dummy").name, name);
    }
  });
});
