import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { UserLoginStage } from "../../mocks/executor/flow-stages.js";
import { end, flow_info, hers, refusal, visit } from "./visit.js";

const component = "ak-stage-user-login";
const stage: UserLoginStage = { kind: "user_login", name: "login", rememberMeOffset: "days=30" };
const challenge = { component, flow_info, ...hers };
const day = 86_400_000;

describe("The stage that signs in", () => {
  test("default: asks whether to stay signed in where sessions can be longer, and nothing elsewhere", async () => {
    assert.deepEqual(await visit([stage]).get(component), challenge);
    assert.deepEqual(await visit([{ ...stage, rememberMeOffset: "seconds=0" }]).get("xak-flow-redirect"), end);
  });

  for (const [name, remember_me] of [
    ["stay", true],
    ["do-not-stay", false],
  ] as const) {
    test(`${name}: signs in for ${remember_me ? "longer" : "as long as ever"}, without a redirect in between`, async () => {
      let now = 0;
      const { send, browser } = visit([stage], { clock: () => now });
      const response = await send({ component, remember_me });
      assert.equal(response.status, 200);
      assert.deepEqual(await response.json(), end);
      assert.equal((await browser.send("/if/user/")).status, 200);
      now += 29 * day;
      assert.equal((await browser.send("/if/user/")).status, remember_me ? 200 : 302);
    });
  }

  test("missing: wants one answer or the other", async () => {
    const { post, browser } = visit([stage]);
    const response_errors = refusal("remember_me", "This field is required.", "required");
    assert.deepEqual(await post({ component }, component), { ...challenge, response_errors });
    assert.equal((await browser.send("/if/user/")).status, 302);
  });
});
