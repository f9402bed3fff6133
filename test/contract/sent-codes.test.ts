import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { directory } from "../../mocks/directory.js";
import { authenticators, type Device } from "../../mocks/executor/devices.js";
import { end, flow_info, grace, hers, refusal, visit } from "./visit.js";

const own = { uid: 1, username: "other", lastUsed: null };
const unmatched = refusal("non_field_errors", "Code does not match");

describe("The stage that sets up codes by SMS", () => {
  const component = "ak-stage-authenticator-sms";
  const stage = { kind: "authenticator_sms", name: "sms" } as const;
  const asked = { component, flow_info, ...hers, phone_number_required: true };
  const sent = { ...asked, phone_number_required: false };
  const phone_number = "+15550111";

  test("ask-number: asks for a number if the user has none", async () => {
    const { get, world } = visit([stage]);
    assert.deepEqual(await get(component), asked);
    assert.deepEqual(world.authenticators.outbox, []);
  });

  test("ask-code: sends one code to a number that was asked for before, or is known, at once", async () => {
    const context = { pending_user: "grace", prompt_data: { phone: phone_number } };
    const accounts = directory([{ ...grace, phone: phone_number }]);
    for (const differences of [{ context }, { directory: accounts }]) {
      const { get, world } = visit([stage], differences);
      for (const _ of ["first", "again"]) assert.deepEqual(await get(component), sent);
      assert.deepEqual(
        world.authenticators.outbox.map(({ to }) => to),
        [phone_number],
      );
    }
  });

  test("number: goes on to the code with errors that are none", async () => {
    const { get, post, world } = visit([stage]);
    assert.deepEqual(await post({ component, phone_number }, component), { ...sent, response_errors: {} });
    assert.equal(world.authenticators.outbox[0]?.to, phone_number);
    assert.deepEqual(await get(component), sent);
  });

  test("number: is sent the same code each time, also where another number was first", async () => {
    const { post, world } = visit([stage]);
    for (const number of [phone_number, phone_number, "+15550112"]) await post({ phone_number: number }, component);
    const { outbox } = world.authenticators;
    assert.deepEqual(
      outbox.map(({ to }) => to),
      [phone_number, phone_number, "+15550112"],
    );
    assert.equal(new Set(outbox.map(({ code }) => code)).size, 1);
  });

  test("number-taken: keeps a number that it refuses, and sends nothing there", async () => {
    const device: Device = { ...own, deviceClass: "sms", phone: phone_number, stage: stage.name };
    const { get, post, world } = visit([stage], { authenticators: authenticators([device]) });
    const response_errors = refusal("non_field_errors", "Invalid phone number");
    assert.deepEqual(await post({ component, phone_number }, component), { ...sent, response_errors });
    assert.deepEqual(world.authenticators.outbox, []);
    assert.deepEqual(await get(component), sent);
    const elsewhere = visit([{ ...stage, name: "another" }], { authenticators: authenticators([device]) });
    assert.deepEqual(await elsewhere.post({ phone_number }, component), { ...sent, response_errors: {} });
  });

  test("neither: wants a number or a code, also where a number is known", async () => {
    const { post, world } = visit([stage]);
    await post({ phone_number }, component);
    const response_errors = refusal("non_field_errors", "phone_number required");
    assert.deepEqual(await post({ component }, component), { ...sent, response_errors });
    assert.equal(world.authenticators.outbox.length, 1);
  });

  test("neither: wants a number before a code", async () => {
    const response_errors = refusal("non_field_errors", "phone_number required");
    for (const body of [{}, { code: "000000" }])
      assert.deepEqual(await visit([stage]).post({ component, ...body }, component), { ...asked, response_errors });
  });

  test("code-wrong: says so of no field", async () => {
    const { post } = visit([stage]);
    await post({ phone_number }, component);
    assert.deepEqual(await post({ component, code: "nothing" }, component), { ...sent, response_errors: unmatched });
  });

  test("code-wrong: lets a code count for five minutes from the first question, however often it is sent", async () => {
    let now = 0;
    const { get, post, world } = visit([stage], { clock: () => now });
    await get(component);
    now += 4 * 60_000;
    await post({ phone_number }, component);
    now += 60_001;
    const [{ code } = { code: "" }] = world.authenticators.outbox;
    assert.deepEqual((await post({ code }, component)).response_errors, unmatched);
    assert.deepEqual((await post({ phone_number }, component)).response_errors, {});
    assert.equal(world.authenticators.outbox[1]?.code, code);
    now -= 1;
    assert.deepEqual(await post({ code }, "xak-flow-redirect"), end);
  });

  test("code-valid: keeps the number", async () => {
    const { post, send, world } = visit([stage]);
    await post({ phone_number }, component);
    const [{ code } = { code: "" }] = world.authenticators.outbox;
    const response = await send({ component, code });
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), end);
    const kept = { ...own, username: "grace", deviceClass: "sms", phone: phone_number, stage: "sms" };
    assert.deepEqual(world.authenticators.devices, [kept]);
  });
});

describe("The stage that sets up codes by e-mail", () => {
  const component = "ak-stage-authenticator-email";
  const stage = { kind: "authenticator_email", name: "email" } as const;
  const asked = { component, flow_info, ...hers, email: null, email_required: true };
  const sent = { ...asked, email: "g****@e******.org", email_required: false };
  const { email } = grace;
  const unknown = () => ({ directory: directory([{ ...grace, email: "" }]) });

  test("ask-email: asks who has no address", async () => {
    const { get, world } = visit([stage], unknown());
    assert.deepEqual(await get(component), asked);
    assert.deepEqual(world.authenticators.outbox, []);
  });

  test("ask-code: sends one code to the address of the account, or that was asked for before, at once", async () => {
    const { get, world } = visit([stage]);
    for (const _ of ["first", "again"]) assert.deepEqual(await get(component), sent);
    assert.deepEqual(
      world.authenticators.outbox.map(({ to }) => to),
      [email],
    );
    const context = { pending_user: "grace", prompt_data: { email: "gm@navy.example.org" } };
    const { email: other } = await visit([stage], { context }).get(component);
    assert.equal(other, "g*@n***********.org");
  });

  test("email: goes on to the code with errors that are none", async () => {
    const { get, post, world } = visit([stage], unknown());
    assert.deepEqual(await post({ component, email }, component), { ...sent, response_errors: {} });
    assert.equal(world.authenticators.outbox[0]?.to, email);
    assert.deepEqual(await get(component), sent);
  });

  test("email-taken: keeps an address that it refuses, and sends nothing there", async () => {
    const device: Device = { ...own, deviceClass: "email", email, stage: stage.name };
    const { post, world } = visit([stage], { ...unknown(), authenticators: authenticators([device]) });
    const response_errors = refusal("non_field_errors", "Invalid email");
    assert.deepEqual(await post({ component, email }, component), { ...sent, response_errors });
    assert.deepEqual(world.authenticators.outbox, []);
  });

  test("email: breaks the flow at what cannot be masked, until it is begun again", async () => {
    for (const address of ["grace", "grace@localhost", "a@b@example.org"]) {
      const { browser, get, post } = visit([stage], unknown());
      await post({ component, email: address }, "ak-stage-flow-error");
      await get("ak-stage-flow-error");
      await browser.send("/flows/-/cancel/");
      assert.deepEqual(await get(component), asked);
    }
  });

  test("neither: wants an address or a code, also where an address is known", async () => {
    const { get, post, world } = visit([stage]);
    await get(component);
    const response_errors = refusal("non_field_errors", "email required");
    assert.deepEqual(await post({ component }, component), { ...sent, response_errors });
    assert.equal(world.authenticators.outbox.length, 1);
  });

  test("neither: wants an address before a code", async () => {
    const response_errors = refusal("non_field_errors", "email required");
    for (const body of [{}, { code: "000000" }]) {
      const { post } = visit([stage], unknown());
      assert.deepEqual(await post({ component, ...body }, component), { ...asked, response_errors });
    }
  });

  test("code-wrong: says so of no field", async () => {
    const { post } = visit([stage]);
    assert.deepEqual(await post({ component, code: "nothing" }, component), { ...sent, response_errors: unmatched });
  });

  test("code-wrong: lets a code count as long as the stage says, from the first question", async () => {
    for (const [expiry, minutes] of [
      [{}, 30],
      [{ tokenExpiry: "minutes=5" }, 5],
    ] as const) {
      let now = 0;
      const { get, post, world } = visit([{ ...stage, ...expiry }], { clock: () => now });
      await get(component);
      now = minutes * 60_000 + 1;
      await post({ email }, component);
      const { code } = world.authenticators.outbox[1] ?? {};
      assert.deepEqual((await post({ code }, component)).response_errors, unmatched);
      now -= 1;
      assert.deepEqual(await post({ code }, "xak-flow-redirect"), end);
    }
  });

  test("code-valid: keeps the address, and sets up no other for the same account", async () => {
    const { get, send, world } = visit([stage]);
    await get(component);
    const [{ code } = { code: "" }] = world.authenticators.outbox;
    const response = await send({ component, code });
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), end);
    const kept = { ...own, username: "grace", deviceClass: "email", email, stage: "email" };
    assert.deepEqual(world.authenticators.devices, [kept]);
    await get("ak-stage-access-denied");
  });
});
