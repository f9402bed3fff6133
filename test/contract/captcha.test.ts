import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { CaptchaStage } from "../../mocks/executor/flow-stages.js";
import { end, flow_info, hers, nobody, refusal, visit } from "./visit.js";

const component = "ak-stage-captcha";
const stage: CaptchaStage = {
  kind: "captcha",
  name: "captcha",
  publicKey: "a-site-key",
  jsUrl: "https://challenges.cloudflare.com/turnstile/v0/api.js",
  interactive: true,
};
const challenge = {
  component,
  flow_info,
  ...hers,
  site_key: "a-site-key",
  js_url: "https://challenges.cloudflare.com/turnstile/v0/api.js",
  interactive: true,
};

describe("The captcha stage", () => {
  test("turnstile-interactive: says which script shows the widget, and with which key", async () => {
    assert.deepEqual(await visit([stage]).get(component), challenge);
  });

  test("recaptcha-invisible: is not interactive unless told, and knows no user before a login", async () => {
    const js_url = "https://www.recaptcha.net/recaptcha/api.js";
    const { interactive: _, ...invisible } = { ...stage, jsUrl: js_url };
    const { get } = visit([invisible], { context: {} });
    assert.deepEqual(await get(component), { ...challenge, ...nobody, js_url, interactive: false });
  });

  test("cap: has the address of its provider for a key", async () => {
    const site_key = "https://cap.example.org/0a1b2c/";
    const js_url = "https://cap.example.org/assets/widget.js";
    const { get } = visit([{ ...stage, publicKey: site_key, jsUrl: js_url }]);
    assert.deepEqual(await get(component), { ...challenge, site_key, js_url });
  });

  test("valid: goes on with a token that the provider takes", async () => {
    const { post } = visit([stage]);
    assert.deepEqual(await post({ component, token: "a-token" }, "xak-flow-redirect"), end);
  });

  test("retryable: asks for another token in the place of one that was used or has expired", async () => {
    const { post } = visit([stage, stage]);
    await post({ token: "a-token" }, component);
    for (const token of ["a-token", "old"]) {
      const response_errors = refusal("token", "Invalid captcha response. Retrying may solve this issue.");
      assert.deepEqual(await post({ component, token }, component), { ...challenge, response_errors });
    }
  });

  const rejected = refusal("token", "Invalid captcha response");

  test("rejected: takes no token that the provider does not take", async () => {
    const { post } = visit([stage]);
    const refused = await post({ component, token: "robot" }, component);
    assert.deepEqual(refused, { ...challenge, response_errors: rejected });
  });

  test("rejected: takes scores between the thresholds of the stage only", async () => {
    const scores = [
      [{}, 0.4, false],
      [{}, 0.5, true],
      [{ scoreMinThreshold: 0.3 }, 0.4, true],
      [{ scoreMaxThreshold: 0.8 }, 0.9, false],
      [{ scoreMaxThreshold: 0.8, errorOnInvalidScore: false }, 0.9, true],
    ] as const;
    for (const [thresholds, score, isTaken] of scores) {
      const { send } = visit([{ ...stage, ...thresholds }], { judgeCaptcha: () => ({ isHuman: true, score }) });
      const answer: unknown = await (await send({ component, token: "any" })).json();
      assert.deepEqual(answer, isTaken ? end : { ...challenge, response_errors: rejected });
    }
  });

  test("provider-unreachable: tells that no server could check the token", async () => {
    const { post } = visit([stage], { judgeCaptcha: () => undefined });
    const response_errors = refusal("token", "Failed to validate token");
    assert.deepEqual(await post({ component, token: "any" }, component), { ...challenge, response_errors });
  });
});
