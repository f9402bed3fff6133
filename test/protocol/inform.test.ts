import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { HttpResponse, http } from "msw";
import { EXECUTOR, answerBefore, requests } from "./network.js";
import { atPassword, due, failure, methods, started } from "./walk.js";

describe("inform()", () => {
  const ask = { component: "ak-stage-authenticator-validate", pending_user: "ada", device_challenges: [] };
  const device = { device_class: "sms", device_uid: "1", challenge: {}, last_used: null } as const;
  const pseudo = { non_field_errors: [{ string: "Empty response", code: "invalid" }] };

  it("drops the errors of the reply, because it sends no response (the empty response trap)", async () => {
    answerBefore(
      http.get(EXECUTOR, () => HttpResponse.json(ask)),
      http.post(EXECUTOR, () => HttpResponse.json({ ...ask, response_errors: pseudo })),
    );
    const session = await started("flow");
    const states = [session.state.status];
    session.subscribe(() => states.push(session.state.status));
    await session.inform({ selected_challenge: device });
    assert.deepEqual(due(session, "ak-stage-authenticator-validate").response_errors, {});
    assert.equal(session.step, 1);
    assert.deepEqual(states, ["challenged", "responding", "challenged"]);
    assert.deepEqual(await requests.at(-1)?.json(), { component: ask.component, selected_challenge: device });
  });

  it("drops the errors of the first stage when the session was lost", async () => {
    const session = await atPassword();
    const answer = { component: "ak-stage-identification", response_errors: pseudo };
    answerBefore(http.post(EXECUTOR, () => HttpResponse.json(answer)));
    await session.inform({ selected_challenge: device });
    assert.deepEqual(due(session, "ak-stage-identification"), {
      component: "ak-stage-identification",
      pending_user_identifier: "ada",
    });
  });

  it("is not sent twice: a phone rings once", async () => {
    const session = await started("demo-steps");
    answerBefore(http.post(EXECUTOR, () => HttpResponse.error()));
    await session.inform({ selected_challenge: device });
    failure(session, "unreachable");
    await session.retry();
    due(session, "ak-stage-dummy");
    assert.equal(methods(), "GET POST GET");
  });
});
