import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { authenticators, type Authenticators } from "../../mocks/executor/devices.js";
import { selectable } from "../../mocks/executor/stages/model.js";
import { totp } from "../../mocks/executor/totp.js";
import { Browser } from "../mocks/browser.js";
import { Authenticator } from "./authenticator.js";
import {
  before,
  component,
  devices,
  listed,
  now,
  optionsOf,
  register,
  scoreOf,
  secret,
  sms,
} from "./second-factors.js";
import { end, flow_info, hers, refusal } from "./visit.js";

describe("The stage for second factors", () => {
  test("all-classes: lists one challenge for each class, and all passkeys in one of them", async () => {
    const webauthnHints = ["security-key", "client-device"] as const;
    const { get, world, authenticator } = before({ stage: { webauthnHints } });
    const second = new Authenticator();
    await register(world, authenticator);
    await register(world, second);
    const challenge = await get(component);
    const passkeys = {
      timeout: 60000,
      rpId: "login.example.org",
      allowCredentials: [authenticator, second].map(({ id }) => ({ id, type: "public-key" })),
      userVerification: "preferred",
      hints: webauthnHints,
      challenge: optionsOf(challenge.device_challenges)["challenge"],
    };
    assert.match(String(passkeys.challenge), /^[\w-]{86}$/);
    const device_challenges = [
      ...listed,
      { device_class: "webauthn", device_uid: "1", challenge: passkeys, last_used: null },
    ];
    assert.deepEqual(challenge, { component, flow_info, ...hers, device_challenges, configuration_stages: [] });
  });

  test("totp-only: lists the one class that the stage allows", async () => {
    const { get } = before({ stage: { deviceClasses: ["totp"] } });
    const device_challenges = listed.filter(({ device_class }) => device_class === "totp");
    assert.deepEqual((await get(component)).device_challenges, device_challenges);
  });

  const choices = [
    selectable({ kind: "authenticator_totp", name: "An app" }),
    selectable({ kind: "authenticator_webauthn", name: "A passkey" }),
  ];
  const configure = { notConfiguredAction: "configure", configurationStages: choices } as const;

  test("configure: offers what can be set up to who has nothing", async () => {
    const { get } = before({ authenticators: authenticators(), stage: configure });
    const configuration_stages = [
      {
        pk: choices[0]?.pk,
        name: "An app",
        verbose_name: "TOTP Authenticator Setup Stage",
        meta_model_name: "authentik_stages_authenticator_totp.authenticatortotpstage",
      },
      {
        pk: choices[1]?.pk,
        name: "A passkey",
        verbose_name: "WebAuthn Authenticator Setup Stage",
        meta_model_name: "authentik_stages_authenticator_webauthn.authenticatorwebauthnstage",
      },
    ];
    const expected = { component, flow_info, ...hers, device_challenges: [], configuration_stages };
    assert.deepEqual(await get(component), expected);
  });

  test("configure-selected: goes on with what was chosen, and costs reputation", async () => {
    const { get, send, world } = before({ authenticators: authenticators(), stage: configure });
    assert.equal((await send({ component, selected_stage: choices[0]?.pk })).status, 302);
    const { config_url, ...rest } = await get("ak-stage-authenticator-totp");
    assert.deepEqual(rest, { component: "ak-stage-authenticator-totp", flow_info, ...hers });
    assert.match(config_url, /^otpauth:\/\/totp\/authentik%3Agrace\?secret=/);
    assert.equal(scoreOf(world), -1);
  });

  test("goes to the set-up at once where there is only one", async () => {
    const { get } = before({
      authenticators: authenticators(),
      stage: { ...configure, configurationStages: choices.slice(0, 1) },
    });
    await get("ak-stage-authenticator-totp");
  });

  test("turns away, or lets pass, who has nothing, as the stage wants it", async () => {
    const { get } = before({ authenticators: authenticators(), stage: { notConfiguredAction: "deny" } });
    const { error_message } = await get("ak-stage-access-denied");
    assert.equal(error_message, "No (allowed) MFA authenticator configured.");
    assert.deepEqual(await before({ authenticators: authenticators() }).get("xak-flow-redirect"), end);
  });

  test("offers nothing at all to who does not exist", async () => {
    const { get } = before({ context: { pending_user_identifier: "nobody" }, stage: configure });
    const challenge = await get(component);
    assert.deepEqual([challenge.device_challenges, challenge.configuration_stages], [[], []]);
  });

  test("select-sms: sends a code, which is told as an error that is none, and costs reputation", async () => {
    const { get, post, world } = before();
    await get(component);
    const refused = await post({ component, selected_challenge: sms }, component);
    assert.deepEqual(refused.response_errors, refusal("non_field_errors", "Empty response"));
    assert.deepEqual(refused.device_challenges, listed);
    assert.equal(world.authenticators.outbox[0]?.to, "+15550111");
    assert.equal(scoreOf(world), -1);
    const [{ code } = { code: "" }] = world.authenticators.outbox;
    assert.deepEqual(await post({ component, code }, "xak-flow-redirect"), end);
  });

  test("select: takes any challenge that was offered, and sends nothing for what needs nothing", async () => {
    const { get, post, world, authenticator } = before();
    await register(world, authenticator);
    for (const selected_challenge of (await get(component)).device_challenges) {
      const refused = await post({ component, selected_challenge }, component);
      assert.deepEqual(refused.response_errors, refusal("non_field_errors", "Empty response"));
    }
    assert.deepEqual(
      world.authenticators.outbox.map(({ to }) => to),
      ["+15550111", "grace@example.org"],
    );
    assert.equal(scoreOf(world), -5); // it gets no worse
  });

  const invalid = refusal("selected_challenge", "invalid challenge selected");
  const { last_used: _, ...incomplete } = sms;
  const refusals = [
    ["select-invalid", { selected_challenge: { ...sms, device_class: "email", device_uid: "9" } }, invalid],
    // Nested one level deeper, the error has lost its code, and says nothing but the name.
    ["select-incomplete", { selected_challenge: incomplete }, { selected_challenge: [{ string: "last_used" }] }],
    [
      "code-wrong",
      { code: "000000" },
      refusal("code", "Invalid Token. Please ensure the time on your device is accurate and try again."),
    ],
    ["empty", {}, refusal("non_field_errors", "Empty response")],
  ] as const;
  for (const [name, body, response_errors] of refusals) {
    test(`${name}: asks again with the same challenges, and costs reputation`, async () => {
      const { get, post, world } = before();
      const challenge = await get(component);
      assert.deepEqual(await post({ component, ...body }, component), { ...challenge, response_errors });
      assert.equal(scoreOf(world), -1);
      assert.deepEqual(world.authenticators.outbox, []);
    });
  }

  test("code-valid: tries a code with every device, and notes which it was", async () => {
    for (const code of ["mnopqrstuvwx", totp(secret, now)]) {
      const { send, world } = before();
      const response = await send({ component, code });
      assert.equal(response.status, 200);
      assert.deepEqual(await response.json(), end);
      const latest = world.authenticators.devices.filter(({ lastUsed }) => lastUsed === new Date(now).toISOString());
      assert.equal(latest.length, 1);
      assert.equal(scoreOf(world), 0);
    }
  });

  test("code-valid: takes a recovery code once", async () => {
    const { browser, world, post } = before();
    await post({ code: "abcdefghijkl" }, "xak-flow-redirect");
    await post({ code: "abcdefghijkl" }, component);
    assert.equal(browser.world, world);
  });

  test("code-wrong: a code of an app counts once", async () => {
    const { post, clock } = before();
    await post({ code: totp(secret, clock.now) }, "xak-flow-redirect");
    clock.now += 29_000;
    await post({ code: totp(secret, now) }, component);
    clock.now += 1_000;
    await post({ code: totp(secret, clock.now) }, "xak-flow-redirect");
  });

  test("code-wrong: after wrong codes the right one is refused for a while, in the same words", async () => {
    const { post, clock } = before();
    for (const delay of [1_000, 2_000, 4_000]) {
      clock.now += delay;
      await post({ code: "000000" }, component);
      const early = await post({ code: "abcdefghijkl" }, component);
      assert.match(early.response_errors?.["code"]?.[0]?.string ?? "", /^Invalid Token\./);
    }
    clock.now += 3_999;
    await post({ code: "abcdefghijkl" }, component);
    clock.now += 1;
    await post({ code: "abcdefghijkl" }, "xak-flow-redirect");
  });

  test("code-wrong: a code by SMS counts for five minutes, one of an app for half a minute more", async () => {
    const { post, world, clock } = before();
    await post({ selected_challenge: sms }, component);
    const [{ code } = { code: "" }] = world.authenticators.outbox;
    const shown = totp(secret, clock.now);
    clock.now += 5 * 60_000 + 1;
    for (const late of [code, shown]) {
      const { response_errors } = await post({ code: late }, component);
      assert.match(response_errors?.["code"]?.[0]?.string ?? "", /^Invalid Token\./);
    }
  });

  test("breaks at what cannot be decoded, and at a Duo that is not hers, until it is asked again", async () => {
    const { get, post, world, authenticator } = before();
    await register(world, authenticator);
    const webauthn = { ...authenticator.assert({ challenge: "any" }), id: "a" };
    for (const body of [{ webauthn }, { duo: 99 }]) {
      await post({ component, ...body }, "ak-stage-flow-error");
      await get(component);
    }
  });

  test("duo-approved: goes on once the phone has said yes", async () => {
    const { send } = before();
    assert.deepEqual(await (await send({ component, duo: 2 })).json(), end);
  });

  test("duo-denied: tells of a phone that said no by a code of its own", async () => {
    const phone: Pick<Authenticators, "phone"> = { phone: "denies" };
    const { get, post } = before({ authenticators: Object.assign(authenticators(devices), phone) });
    const challenge = await get(component);
    const response_errors = refusal("duo", "Duo denied access", "denied");
    assert.deepEqual(await post({ component, duo: 2 }, component), { ...challenge, response_errors });
  });

  test("class-not-allowed: takes no proof of a class that was not offered", async () => {
    const { get, post, world, authenticator } = before({ stage: { deviceClasses: ["webauthn"] } });
    await register(world, authenticator);
    const challenge = await get(component);
    const reason = "No compatible device class allowed";
    for (const body of [{ code: totp(secret, now) }, { duo: 2 }]) {
      const [member = ""] = Object.keys(body);
      const refused = await post({ component, ...body }, component);
      assert.deepEqual(refused, { ...challenge, response_errors: refusal(member, reason) });
    }
    const { post: again } = before({ stage: { deviceClasses: ["totp"] } });
    const { response_errors } = await again({ webauthn: authenticator.assert({ challenge: "any" }) }, component);
    assert.deepEqual(response_errors, refusal("webauthn", reason));
  });

  test("asks a browser that has shown a factor not again before the threshold of the stage is over", async () => {
    const { post, get, send, browser, clock, world } = before({ stage: { lastAuthThreshold: "hours=1" } });
    await post({ code: totp(secret, clock.now) }, "xak-flow-redirect");
    assert.match(browser.cookies.get("authentik_mfa") ?? "", /^[\da-f]{32}$/);
    clock.now += 3_599_000;
    assert.deepEqual(await get("xak-flow-redirect"), end);
    clock.now += 2_000;
    await get(component);
    await send({ code: totp(secret, clock.now) });
    assert.deepEqual(await get("xak-flow-redirect"), end);
    world.authenticators.devices = devices.filter(({ deviceClass }) => deviceClass !== "totp");
    await get(component);
  });

  test("asks every other browser, and every time where there is no threshold", async () => {
    const { post, world } = before({ stage: { lastAuthThreshold: "hours=1" } });
    await post({ code: totp(secret, now) }, "xak-flow-redirect");
    const other = new Browser(world);
    await other.get(other.path("flow"), component);
    const { post: again, get, browser } = before();
    await again({ code: totp(secret, now) }, "xak-flow-redirect");
    assert.equal(browser.cookies.get("authentik_mfa"), undefined);
    await get(component);
  });
});
