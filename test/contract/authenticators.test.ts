import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { authenticators } from "../../mocks/executor/devices.js";
import { stageKey } from "../../mocks/executor/stages/model.js";
import { totp } from "../../mocks/executor/totp.js";
import { validate } from "./openapi.js";
import { end, flow_info, hers, refusal, visit } from "./visit.js";

const own = { uid: 1, username: "other", lastUsed: null };

describe("The stage that sets up an authenticator app", () => {
  const component = "ak-stage-authenticator-totp";
  const stage = { kind: "authenticator_totp", name: "totp" } as const;

  /** What its address tells an app. */
  function settings(config_url: string): Record<string, string> {
    assert.match(config_url, /^otpauth:\/\/totp\/authentik%3Agrace\?/);
    return Object.fromEntries(new URL(config_url).searchParams);
  }

  test("default: tells an app its secret, the same after a reload", async () => {
    const { get } = visit([stage]);
    const challenge = await get(component);
    const { config_url, ...rest } = challenge;
    assert.deepEqual(rest, { component, flow_info, ...hers });
    const { secret, ...others } = settings(config_url);
    assert.match(secret ?? "", /^[A-Z2-7]{32}$/);
    assert.deepEqual(others, { algorithm: "SHA1", digits: "6", period: "30", issuer: "authentik" });
    assert.deepEqual(await get(component), challenge);
    const { config_url: long } = await visit([{ ...stage, digits: 8 }]).get(component);
    assert.equal(settings(long)["digits"], "8");
  });

  test("valid: takes the code that the app shows, and keeps the secret and that this code is used up", async () => {
    const now = Date.UTC(2026, 6, 29, 12);
    const { get, send, world } = visit([stage], { clock: () => now });
    const { secret = "" } = settings((await get(component)).config_url);
    const response = await send({ component, code: totp(secret, now) });
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), end);
    const used = now / 30_000;
    const kept = { ...own, username: "grace", deviceClass: "totp", secret, digits: 6, used };
    assert.deepEqual(world.authenticators.devices, [kept]);
  });

  const refusals = [
    ["wrong", { code: "000000" }, "Code does not match", "invalid"],
    ["blank", { code: "" }, "This field may not be blank.", "blank"],
  ] as const;
  for (const [name, body, string, code] of refusals) {
    test(`${name}: asks again, with the same secret`, async () => {
      const { get, post, world } = visit([stage]);
      const challenge = await get(component);
      const response_errors = refusal("code", string, code);
      assert.deepEqual(await post({ component, ...body }, component), { ...challenge, response_errors });
      assert.deepEqual(world.authenticators.devices, []);
    });
  }

  test("asks nothing when no user is known", async () => {
    assert.deepEqual(await visit([stage], { context: {} }).get("xak-flow-redirect"), end);
  });
});

describe("The stage that hands out recovery codes", () => {
  const component = "ak-stage-authenticator-static";
  const stage = { kind: "authenticator_static", name: "static" } as const;

  test("default: shows six codes of twelve letters and digits, the same after a reload", async () => {
    const { get } = visit([stage]);
    const challenge = await get(component);
    const { codes, ...rest } = challenge;
    assert.deepEqual(rest, { component, flow_info, ...hers });
    assert.match(codes.join(" "), /^([a-zA-Z\d]{12} ){5}[a-zA-Z\d]{12}$/);
    assert.equal(new Set(codes).size, 6);
    assert.deepEqual(await get(component), challenge);
    const few = await visit([{ ...stage, tokenCount: 1, tokenLength: 5 }]).get(component);
    assert.match(few.codes.join(" "), /^[a-zA-Z\d]{5}$/);
  });

  test("confirm: has the codes count from then on", async () => {
    const { get, send, world } = visit([stage]);
    const { codes } = await get(component);
    assert.deepEqual(world.authenticators.devices, []);
    const response = await send({ component });
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), end);
    assert.deepEqual(world.authenticators.devices, [{ ...own, username: "grace", deviceClass: "static", codes }]);
  });
});

describe("The stage that sets up Duo", () => {
  const component = "ak-stage-authenticator-duo";
  const stage = { kind: "authenticator_duo", name: "duo" } as const;
  const stage_uuid = stageKey(stage);
  const poll = { method: "POST" };
  const path = `/api/v3/stages/authenticator/duo/${stage_uuid}/enrollment_status/`;

  /** How the enrolment stands, as the page asks for it. */
  async function status({ browser }: ReturnType<typeof visit>): Promise<string> {
    const response = await browser.send(path, poll);
    const body = (await response.json()) as { duo_response: string };
    assert.equal(response.status, 200);
    assert.deepEqual(validate("DuoDeviceEnrollmentStatus", body), []);
    return body.duo_response;
  }

  test("default: shows a picture for the app, a link to it, and what to ask its enrolment by", async () => {
    const { activation_barcode, activation_code, ...rest } = await visit([stage]).get(component);
    assert.deepEqual(rest, { component, flow_info, ...hers, stage_uuid });
    for (const address of [activation_barcode, activation_code]) assert.ok(URL.canParse(address), address);
  });

  test("waiting, success: tells when the phone is known", async () => {
    const visited = visit([stage]);
    await visited.get(component);
    assert.deepEqual([await status(visited), await status(visited)], ["waiting", "success"]);
  });

  test("invalid: tells when it was over before the phone was known", async () => {
    const visited = visit([stage], { authenticators: Object.assign(authenticators(), { phone: "denies" as const }) });
    await visited.get(component);
    assert.deepEqual([await status(visited), await status(visited)], ["waiting", "invalid"]);
  });

  test("no-enrolment: is an empty page where nothing is enrolled, and a failure where nothing is played", async () => {
    const { browser, get } = visit([{ kind: "dummy", name: "before" }, stage]);
    const answers = [await browser.send(path, poll)];
    await get("ak-stage-dummy");
    answers.push(await browser.send(path, poll));
    assert.deepEqual(
      answers.map((answer) => answer.status),
      [500, 400],
    );
    assert.match(answers[1]?.headers.get("Content-Type") ?? "", /^text\/html/);
    assert.equal(await answers[1]?.text(), "");
  });

  test("confirm: goes on once the phone is known", async () => {
    const visited = visit([stage]);
    await visited.get(component);
    for (const expected of ["waiting", "success"]) assert.equal(await status(visited), expected);
    const response = await visited.send({ component });
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), end);
    assert.deepEqual(visited.world.authenticators.devices, [{ ...own, username: "grace", deviceClass: "duo" }]);
  });

  test("too-early: ends the flow of who confirms before that", async () => {
    const { get, post } = visit([stage]);
    await get(component);
    const denied = await post({ component }, "ak-stage-access-denied");
    const error_message = "Invalid enrollment status: waiting.";
    assert.deepEqual(denied, { component: "ak-stage-access-denied", flow_info, ...hers, error_message });
  });
});
