import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { demoBrand } from "../../mocks/brand.js";
import { directory } from "../../mocks/directory.js";
import { authenticators } from "../../mocks/executor/devices.js";
import type { PasswordStage } from "../../mocks/executor/flow-stages.js";
import { end, flow_info, grace, hers, password, refusal, visit } from "./visit.js";

const stage: PasswordStage = { kind: "password", name: "password" };
const component = "ak-stage-password";
const brand = { ...demoBrand, flow_recovery: "recovery" };
const challenge = {
  component,
  flow_info,
  ...hers,
  allow_show_password: false,
  recovery_url: "http://login.example.org/if/flow/recovery/",
};
const denial = { component: "ak-stage-access-denied", flow_info, ...hers };

describe("The password stage", () => {
  test("default: says whose password it is, and the brand's recovery flow with its whole address", async () => {
    const { get } = visit([stage], { brand });
    assert.deepEqual(await get(component), challenge);
    const { pending_user_avatar } = await visit([stage], { avatars: "initials" }).get(component);
    assert.match(pending_user_avatar, /^data:image\/svg\+xml;base64,/);
  });

  test("show-password: lets the password be seen, and tells no recovery where the brand has none", async () => {
    const { get } = visit([{ ...stage, allowShowPassword: true }]);
    const { recovery_url: _, ...rest } = challenge;
    assert.deepEqual(await get(component), { ...rest, allow_show_password: true });
  });

  test("valid: goes on with the right password, over a redirect to the second factor", async () => {
    const devices = authenticators([
      { uid: 3, username: "grace", lastUsed: null, deviceClass: "totp", secret: "JBSWY3DPEHPK3PXP", digits: 6 },
    ]);
    const { get, send } = visit([stage, { kind: "authenticator_validate", name: "mfa" }], { authenticators: devices });
    const response = await send({ component, password });
    assert.equal(response.status, 302);
    assert.equal(response.headers.get("Location"), "/api/v3/flows/executor/flow/?query=");
    assert.deepEqual(await get("ak-stage-authenticator-validate"), {
      component: "ak-stage-authenticator-validate",
      flow_info,
      ...hers,
      device_challenges: [{ device_class: "totp", device_uid: "3", challenge: {}, last_used: null }],
      configuration_stages: [],
    });
  });

  const refusals = [
    ["wrong", { password: "milliseconds" }, "Invalid password", "invalid"],
    ["blank", { password: "" }, "This field may not be blank.", "blank"],
    ["missing", {}, "This field is required.", "required"],
    ["null", { password: null }, "This field may not be null.", "null"],
  ] as const;
  for (const [name, body, string, code] of refusals) {
    test(`${name}: asks again, with what is wrong with the password`, async () => {
      const { post } = visit([stage], { brand });
      const response_errors = refusal("password", string, code);
      assert.deepEqual(await post({ component, ...body }, component), { ...challenge, response_errors });
    });
  }

  test("too-many: the last wrong password that is allowed cancels the plan", async () => {
    const { get, post } = visit([{ ...stage, failedAttemptsBeforeCancel: 2 }], { brand });
    await post({ password: "milliseconds" }, component);
    const denied = await post({ password: "microseconds" }, "ak-stage-access-denied");
    assert.deepEqual(denied, { ...denial, error_message: "Invalid password" });
    assert.deepEqual(await get(component), challenge);
  });

  test("too-many: counts what was wrong in other plans too, as a score that a login raises", async () => {
    const { post, browser, world } = visit([{ ...stage, failedAttemptsBeforeCancel: 3 }], { brand });
    await post({ password: "milliseconds" }, component);
    await browser.send("/flows/-/cancel/");
    await post({ password: "microseconds" }, component);
    await post({ password }, "xak-flow-redirect");
    await post({ password: "milliseconds" }, component);
    await browser.send("/flows/-/cancel/");
    await post({ password: "milliseconds" }, "ak-stage-access-denied");
    assert.deepEqual(
      world.reputation.map(({ score }) => score),
      [-3],
    );
  });

  test("too-many: never cancels where that takes more than a score can tell", async () => {
    const { post, world } = visit([{ ...stage, failedAttemptsBeforeCancel: 6 }], { brand });
    for (let count = 0; count < 8; count++) await post({ password: "milliseconds" }, component);
    assert.equal(world.reputation[0]?.score, -5);
  });

  test("inactive: denies an account that was deactivated, without an error of the field", async () => {
    const { post } = visit([stage], { directory: directory([{ ...grace, isActive: false }]) });
    const denied = await post({ component, password }, "ak-stage-access-denied");
    assert.deepEqual(denied, { ...denial, error_message: "Unknown error" });
  });

  test("takes passwords as they were typed: an outer space is part of them", async () => {
    const { post } = visit([stage]);
    await post({ password: ` ${password}` }, component);
    assert.deepEqual(await post({ password }, "xak-flow-redirect"), end);
  });
});
