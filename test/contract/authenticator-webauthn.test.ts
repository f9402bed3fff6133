import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { AuthenticatorWebAuthnStage } from "../../mocks/executor/flow-authenticators.js";
import { Authenticator } from "./authenticator.js";
import { end, flow_info, grace, hers, refusal, visit } from "./visit.js";

const component = "ak-stage-authenticator-webauthn";
const stage: AuthenticatorWebAuthnStage = { kind: "authenticator_webauthn", name: "webauthn" };
const registration = {
  rp: { name: "authentik", id: "login.example.org" },
  user: { name: "grace", displayName: "Grace Hopper" },
  pubKeyCredParams: [-7, -8, -36, -37, -38, -39, -257, -258, -259].map((alg) => ({ type: "public-key", alg })),
  timeout: 60000,
  excludeCredentials: [],
  authenticatorSelection: { residentKey: "preferred", requireResidentKey: false, userVerification: "preferred" },
  attestation: "direct",
};

/** A registration without what no other has: its challenge, and her id. */
function known({ challenge: _, user, ...rest }: Record<string, unknown>): object {
  const { id: __, ...others } = user as Record<string, unknown>;
  return { ...rest, user: others };
}

describe("The stage that sets up a passkey", () => {
  test("default: asks for one with options in JSON, whose binary members are in base64url", async () => {
    const { get } = visit([stage]);
    const { registration: options, ...rest } = await get(component);
    assert.deepEqual(rest, { component, flow_info, ...hers });
    assert.deepEqual(known(options), registration);
    assert.match(String(options["challenge"]), /^[\w-]{86}$/);
    const { id } = options["user"] as { id: string };
    assert.match(Buffer.from(id, "base64url").toString(), /^[\da-f]{64}$/);
  });

  test("hints: says which authenticators are meant, and infers from that what they are part of", async () => {
    const strict = { userVerification: "required", residentKeyRequirement: "required" } as const;
    const { get } = visit([{ ...stage, ...strict, hints: ["security-key"] }]);
    const selection = { residentKey: "required", requireResidentKey: true, userVerification: "required" };
    assert.deepEqual(known((await get(component)).registration), {
      ...registration,
      authenticatorSelection: { ...selection, authenticatorAttachment: "cross-platform" },
      hints: ["security-key"],
    });
  });

  test("hints: leaves open what they differ about, unless the stage says it", async () => {
    const hints = ["client-device", "hybrid"] as const;
    for (const attachment of [undefined, "platform"] as const) {
      const told = attachment ? { authenticatorAttachment: attachment } : {};
      const { registration: options } = await visit([{ ...stage, hints, ...told }]).get(component);
      assert.deepEqual(options["authenticatorSelection"], { ...registration.authenticatorSelection, ...told });
    }
  });

  test("valid: keeps the passkey", async () => {
    const { get, send, world } = visit([stage]);
    const authenticator = new Authenticator();
    const { registration: options } = await get(component);
    const response = await send({ component, response: authenticator.register(options) });
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), end);
    assert.deepEqual(
      world.directory.passkeysOf(grace).map(({ id }) => id),
      [authenticator.id],
    );
  });

  test("rejected: tells what failed, with another challenge", async () => {
    const { get, post, world } = visit([stage]);
    const authenticator = new Authenticator();
    const stale = (await get(component)).registration;
    let { registration: current } = await get(component);
    const challenges = new Set([stale["challenge"], current["challenge"]]);
    const failures = [
      [
        () => authenticator.register(stale),
        /^Registration failed\. Error: Client data challenge was not expected challenge$/,
      ],
      [
        () => authenticator.register(current, { origin: "https://else.where" }),
        /^Registration failed\. Error: .*origin/,
      ],
    ] as const;
    for (const [answer, reason] of failures) {
      const refused = await post({ component, response: answer() }, component);
      const [error] = refused.response_errors?.["response"] ?? [];
      assert.match(error?.string ?? "", reason);
      assert.equal(error?.code, "invalid");
      assert.deepEqual(known(refused.registration), registration);
      current = refused.registration;
      challenges.add(current["challenge"]);
    }
    assert.equal(challenges.size, 4);
    assert.deepEqual(world.directory.passkeysOf(grace), []);
  });

  test("duplicate: takes no passkey twice, of any user", async () => {
    const first = visit([stage]);
    const authenticator = new Authenticator();
    const response = authenticator.register((await first.get(component)).registration);
    await first.post({ response }, "xak-flow-redirect");
    const { get, post } = visit([stage], { directory: first.world.directory });
    const again = authenticator.register((await get(component)).registration);
    const { registration: options, ...rest } = await post({ component, response: again }, component);
    const response_errors = refusal("response", "Credential ID already exists.");
    assert.deepEqual(rest, { component, flow_info, ...hers, response_errors });
    assert.deepEqual(known(options), registration);
  });

  test("type-not-allowed: takes passkeys of the models alone that the stage lists", async () => {
    const model = "2fc0579f-8113-47ea-b116-bb5a8db9202a";
    const { get, post } = visit([{ ...stage, deviceTypeRestrictions: [model] }]);
    const other = new Authenticator().register((await get(component)).registration);
    const refused = await post({ component, response: other }, component);
    const message = "Invalid device type. Contact your authentik administrator for help.";
    assert.deepEqual(refused.response_errors, refusal("response", message));
    const right = new Authenticator(model.replaceAll("-", "")).register(refused.registration);
    assert.deepEqual(await post({ component, response: right }, "xak-flow-redirect"), end);
  });

  test("too-many: the last refusal that the stage allows ends the flow", async () => {
    const { post } = visit([{ ...stage, maxAttempts: 2 }]);
    const answer = { component, response: new Authenticator().register({ challenge: "stale" }) };
    await post(answer, component);
    const error_message = "Exceeded maximum attempts. Contact your authentik administrator for help.";
    const denied = await post(answer, "ak-stage-access-denied");
    assert.deepEqual(denied, { component: "ak-stage-access-denied", flow_info, ...hers, error_message });
  });

  test("allows any number of refusals where the stage sets no limit", async () => {
    const { post } = visit([{ ...stage, maxAttempts: 0 }]);
    await post({ response: {} }, component);
  });
});
