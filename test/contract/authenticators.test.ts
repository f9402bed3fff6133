import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { directory } from "../../mocks/directory.js";
import { authenticators, type Device } from "../../mocks/executor/devices.js";
import { stageKey } from "../../mocks/executor/stages/model.js";
import { totp } from "../../mocks/executor/totp.js";
import { validate } from "./openapi.js";
import { end, flow_info, grace, hers, refusal, visit } from "./visit.js";

const own = { uid: 1, username: "other", lastUsed: null };
const unmatched = refusal("non_field_errors", "Code does not match");

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

  test("valid: takes the code that the app shows, and keeps the secret", async () => {
    const { get, send, world } = visit([stage]);
    const { secret = "" } = settings((await get(component)).config_url);
    const response = await send({ component, code: totp(secret, Date.now()) });
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), end);
    const kept = { ...own, username: "grace", deviceClass: "totp", secret, digits: 6 };
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

  test("asks nothing of nobody", async () => {
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

describe("The stage that sets up codes by SMS", () => {
  const component = "ak-stage-authenticator-sms";
  const stage = { kind: "authenticator_sms", name: "sms" } as const;
  const asked = { component, flow_info, ...hers, phone_number_required: true };
  const sent = { ...asked, phone_number_required: false };
  const phone_number = "+15550111";

  test("ask-number: asks for a number that nobody knows", async () => {
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
