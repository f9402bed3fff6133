import assert from "node:assert/strict";
import { test } from "node:test";
import { importBlueprints } from "../../mocks/blueprints/import.js";
import { demoCredentials } from "../../mocks/directory.js";
import type { Stage } from "../../mocks/executor/flow-stages.js";
import { playing } from "./browser.js";

/** A stage of a file. */
function read(model: string, attrs: object): Stage | undefined {
  const entries = [
    { model: "authentik_flows.flow", identifiers: { pk: "f", slug: "flow" }, attrs: { name: "Flow", title: "Flow" } },
    { model: `authentik_stages_${model}`, identifiers: { pk: "s", name: "stage" }, attrs },
    { model: "authentik_flows.flowstagebinding", identifiers: { pk: "b", target: "f", stage: "s", order: 0 } },
  ];
  return importBlueprints([JSON.stringify({ version: 1, entries })]).flows[0]?.bindings[0]?.stage;
}

test("a file says what passkeys have to be like, and of which models", () => {
  const attrs = {
    user_verification: "required",
    resident_key_requirement: "discouraged",
    authenticator_attachment: "cross-platform",
    hints: ["security-key", "hybrid"],
    device_type_restrictions: ["2fc0579f-8113-47ea-b116-bb5a8db9202a", null],
    max_attempts: 3,
  };
  assert.deepEqual(read("authenticator_webauthn.authenticatorwebauthnstage", attrs), {
    kind: "authenticator_webauthn",
    name: "stage",
    userVerification: "required",
    residentKeyRequirement: "discouraged",
    authenticatorAttachment: "cross-platform",
    hints: ["security-key", "hybrid"],
    deviceTypeRestrictions: ["2fc0579f-8113-47ea-b116-bb5a8db9202a"],
    maxAttempts: 3,
  });
});

test("a file says how second factors are asked for, and for how long they count", () => {
  const attrs = {
    device_classes: ["webauthn"],
    last_auth_threshold: "hours=12",
    webauthn_user_verification: "discouraged",
    webauthn_hints: ["client-device"],
    webauthn_allowed_device_types: [],
  };
  assert.deepEqual(read("authenticator_validate.authenticatorvalidatestage", attrs), {
    kind: "authenticator_validate",
    name: "stage",
    deviceClasses: ["webauthn"],
    lastAuthThreshold: "hours=12",
    webauthnUserVerification: "discouraged",
    webauthnHints: ["client-device"],
    webauthnAllowedDeviceTypes: [],
  });
});

test("a file says which scores are human, and how long a code counts that an e-mail brings", () => {
  const attrs = { public_key: "key", js_url: "https://a.test/", score_min_threshold: 0.3, score_max_threshold: 0.9 };
  assert.deepEqual(read("captcha.captchastage", { ...attrs, private_key: "secret", error_on_invalid_score: false }), {
    kind: "captcha",
    name: "stage",
    publicKey: "key",
    jsUrl: "https://a.test/",
    scoreMinThreshold: 0.3,
    scoreMaxThreshold: 0.9,
    errorOnInvalidScore: false,
    others: { private_key: "secret" },
  });
  assert.deepEqual(read("authenticator_email.authenticatoremailstage", { token_expiry: "minutes=5" }), {
    kind: "authenticator_email",
    name: "stage",
    tokenExpiry: "minutes=5",
  });
});

test("a file says by which connector the agent of a device is asked, for how long, and whether there has to be one", () => {
  const entries = (model: string) => `
version: 1
entries:
  - { model: authentik_flows.flow, id: flow, identifiers: { slug: flow } }
  - { model: ${model}, id: agents, identifiers: { name: agents }, attrs: { challenge_idle_timeout: seconds=7 } }
  - { model: authentik_endpoints.endpointstage, id: agent, identifiers: { name: agent }, attrs: { connector: !KeyOf agents, mode: required } }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf flow, stage: !KeyOf agent, order: 0 } }
`;
  const agents = importBlueprints([entries("authentik_endpoints_connectors_agent.agentconnector")]);
  const connector = { name: "agents", challengeIdleTimeout: "seconds=7" };
  const stage = { kind: "endpoint_agent", name: "agent", connector, mode: "required" };
  assert.deepEqual([agents.flows[0]?.bindings[0]?.stage, agents.unknown], [stage, []]);

  const { unknown } = importBlueprints([entries("authentik_endpoints_connectors_fleet.fleetconnector")]);
  assert.deepEqual(
    unknown.map(({ sentence }) => sentence),
    ["Objects of the model authentik_endpoints_connectors_fleet.fleetconnector are not played."],
  );
});

test("a login that asks for name and password at once asks for both, though exports leave its password stage out", async () => {
  const attrs = { user_fields: ["username"], password_stage: "5a1cba0f-6d7c-4f4b-9d8a-0e1c2d3e4f50" };
  const stage = read("identification.identificationstage", attrs);
  assert.ok(stage);
  const browser = playing([stage, { kind: "user_login", name: "login" }]);
  const path = browser.path("flow");
  assert.equal((await browser.get(path, "ak-stage-identification")).password_fields, true);
  const refusal = await browser.post(path, { uid_field: "ada" }, "ak-stage-identification");
  assert.ok(refusal.response_errors);
  await browser.post(path, { uid_field: "ada", password: demoCredentials.password }, "xak-flow-redirect");
});
