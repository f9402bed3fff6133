import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { HttpResponse, http } from "msw";
import type { Challenge, FlowSession } from "../../src/protocol/index.js";
import { EXECUTOR, answerBefore, requests } from "./network.js";
import { PATIENCE, due, failure, loseResponse, methods, silence, signIn, started } from "./walk.js";

/** The challenge that a failed session kept. */
const kept = ({ state }: FlowSession): Challenge | undefined =>
  state.status === "failed" ? state.challenge : undefined;

describe("a response that the server takes once", () => {
  const responses: Record<string, object> = {
    "the token of a consent or captcha": { token: "a" },
    "a captcha beside the name": { uid_field: "ada", captcha_token: "a" },
    "a passkey": { passkey: {} },
    "a second factor with a key": { webauthn: {} },
    "a new key": { response: {} },
    "a push to a phone": { duo: 1 },
    "a wish for a code": { selected_challenge: {} },
  };
  for (const [title, response] of Object.entries(responses)) {
    it(`is not sent again: ${title}`, async () => {
      const session = await started("demo-steps");
      loseResponse();
      await session.respond(response);
      failure(session, "unreachable");
      assert.equal(methods(), "GET POST GET");
    });
  }

  it("is not sent again: the request for another e-mail", async () => {
    answerBefore(http.get(EXECUTOR, () => HttpResponse.json({ component: "ak-stage-email" })));
    const session = await started("flow");
    loseResponse();
    await session.respond({});
    failure(session, "unreachable");
    assert.equal(methods(), "GET POST GET");
  });

  it("leaves the renewed challenge, to which the user can respond at once (the renewed token trap)", async () => {
    await signIn();
    const session = await started("demo-consent");
    const { token } = due(session, "ak-stage-consent");
    const { step } = session;
    requests.length = 0;
    loseResponse();
    await session.respond({ token });
    failure(session, "unreachable");
    const fresh = kept(session) as Challenge<"ak-stage-consent">;
    assert.notEqual(fresh.token, token);
    assert.equal(session.step, step, "a new token is no new step");
    await session.respond({ token: fresh.token });
    due(session, "xak-flow-redirect");
    assert.equal(methods(), "POST GET POST");
  });

  it("is not sent again without a reply in time, not even when the user tries again", async () => {
    await signIn();
    const session = await started("demo-consent", { timeout: PATIENCE });
    const { token } = due(session, "ak-stage-consent");
    requests.length = 0;
    silence();
    await session.respond({ token });
    failure(session, "timeout");
    assert.notEqual((kept(session) as Challenge<"ak-stage-consent">).token, token);
    await session.retry();
    due(session, "ak-stage-consent");
    assert.equal(methods(), "POST GET GET");
  });
});
