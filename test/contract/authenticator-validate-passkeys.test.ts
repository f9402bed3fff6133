import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { directory } from "../../mocks/directory.js";
import { Authenticator } from "./authenticator.js";
import { before, component, now, optionsOf, register } from "./second-factors.js";
import { end, flow_info, grace, nobody, refusal } from "./visit.js";

describe("The stage for second factors, by a passkey", () => {
  test("passwordless: takes any passkey that the browser finds while no user is known", async () => {
    const { get, post, world, authenticator } = before({
      context: {},
      stage: { deviceClasses: ["webauthn"], webauthnUserVerification: "required" },
    });
    await register(world, authenticator);
    const { device_challenges, ...rest } = await get(component);
    const { challenge, ...options } = optionsOf(device_challenges);
    assert.deepEqual(rest, { component, flow_info, ...nobody, configuration_stages: [] });
    assert.deepEqual(device_challenges, [
      { device_class: "webauthn", device_uid: "-1", challenge: { ...options, challenge }, last_used: null },
    ]);
    assert.deepEqual(options, {
      timeout: 60000,
      rpId: "login.example.org",
      allowCredentials: [],
      userVerification: "required",
    });
    const webauthn = authenticator.assert({ challenge });
    assert.deepEqual(await post({ component, webauthn }, "xak-flow-redirect"), end);
  });

  test("webauthn-valid: takes what a passkey of hers has signed", async () => {
    const { get, send, world, authenticator } = before();
    await register(world, authenticator);
    const webauthn = authenticator.assert(optionsOf((await get(component)).device_challenges));
    assert.deepEqual(await (await send({ component, webauthn })).json(), end);
    const last_used = (await get(component)).device_challenges.at(-1)?.last_used;
    assert.equal(last_used, new Date(now).toISOString());
  });

  test("webauthn-failed: keeps its challenge over refusals, until it is asked again", async () => {
    const { get, post, world, authenticator } = before();
    await register(world, authenticator);
    const challenge = await get(component);
    const options = optionsOf(challenge.device_challenges);
    for (const faults of [{ origin: "https://elsewhere.example.org" }, { challenge: "stale" }]) {
      const refused = await post({ component, webauthn: authenticator.assert(options, faults) }, component);
      assert.deepEqual(refused, { ...challenge, response_errors: refusal("webauthn", "Assertion failed") });
    }
    const next = optionsOf((await get(component)).device_challenges);
    assert.notEqual(next["challenge"], options["challenge"]);
    await post({ webauthn: authenticator.assert(next) }, "xak-flow-redirect");
  });

  test("webauthn-unknown: takes no passkey that belongs to no user, or to another one", async () => {
    const other = { ...grace, username: "other" };
    const { get, post, world, authenticator } = before({ directory: directory([grace, other]) });
    const [stranger, theirs] = [new Authenticator(), new Authenticator()];
    await register(world, authenticator);
    await register(world, theirs, "other");
    const challenge = await get(component);
    for (const one of [stranger, theirs]) {
      const webauthn = one.assert(optionsOf(challenge.device_challenges));
      const refused = await post({ component, webauthn }, component);
      assert.deepEqual(refused, { ...challenge, response_errors: refusal("webauthn", "Invalid device") });
    }
  });

  test("webauthn: takes passkeys of the models alone that the stage lists", async () => {
    const { get, post, world, authenticator } = before({
      stage: { webauthnAllowedDeviceTypes: ["2fc0579f-8113-47ea-b116-bb5a8db9202a"] },
    });
    await register(world, authenticator);
    const webauthn = authenticator.assert(optionsOf((await get(component)).device_challenges));
    const message = "Invalid device type. Contact your authentik administrator for help.";
    const refused = await post({ component, webauthn }, component);
    assert.deepEqual(refused.response_errors, refusal("webauthn", message));
  });
});
