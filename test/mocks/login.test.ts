import assert from "node:assert/strict";
import { test } from "node:test";
import { ada, demoCredentials, directory, hashPassword } from "../../mocks/directory.js";
import { Browser, flow } from "./browser.js";

const { password } = demoCredentials;
const login = "default-authentication-flow";

test("a login goes from the identifier over the password to where the page wanted", async () => {
  const browser = new Browser();
  const path = browser.path(login, "next=/if/user/");
  const first = await browser.get(path, "ak-stage-identification");
  assert.equal(first.primary_action, "Log in");
  assert.equal(first.flow_info?.title, "Welcome to authentik!");
  assert.equal(first.flow_info.cancel_url, "/flows/-/cancel/?next=%2Fif%2Fuser%2F");

  const second = await browser.post(path, { uid_field: "ada" }, "ak-stage-password");
  assert.equal(second.pending_user, "ada");
  assert.match(second.pending_user_avatar, /^data:image\/svg\+xml;base64,/);
  assert.match(atob(second.pending_user_avatar.split(",")[1] ?? ""), />AL</);

  const end = await browser.post(path, { password }, "xak-flow-redirect");
  assert.deepEqual(end, { component: "xak-flow-redirect", to: "/if/user/", final_redirect: true });
});

test("an account is found by any of the stage's identifiers, in capitals as well", async () => {
  for (const uid_field of ["ADA", "Ada@Example.org", "  ada "]) {
    const browser = new Browser();
    const challenge = await browser.post(browser.path(login), { uid_field }, "ak-stage-password");
    assert.equal(challenge.pending_user, "ada");
  }
});

test("a stage that heeds capitals does not find an account by others", async () => {
  const stage = { kind: "identification", name: "", userFields: ["username"], pretendUserExists: false } as const;
  const browser = new Browser({
    flows: [flow({ bindings: [{ order: 0, stage: { ...stage, caseInsensitiveMatching: false } }] })],
  });
  const refusal = await browser.post(browser.path("flow"), { uid_field: "Ada" }, "ak-stage-identification");
  assert.equal(refusal.response_errors?.["non_field_errors"]?.[0]?.string, "Failed to authenticate.");
  await browser.post(browser.path("flow"), { uid_field: "ada" }, "xak-flow-redirect");
});

test("an account is found by its principal name where the stage asks for one", async () => {
  const browser = new Browser({ directory: directory([{ ...ada, upn: "lovelace@corp.example.org" }]) });
  const answer = { uid_field: "lovelace@corp.example.org", password };
  await browser.post(browser.path("combined-login"), answer, "xak-flow-redirect");
});

test("a visitor does not learn which names have accounts: an unknown one fails only at the password", async () => {
  const browser = new Browser();
  const path = browser.path(login);
  const challenge = await browser.post(path, { uid_field: "nobody" }, "ak-stage-password");
  assert.equal(challenge.pending_user, "nobody");
  const refusal = await browser.post(path, { password }, "ak-stage-password");
  assert.deepEqual(refusal.response_errors, { password: [{ string: "Invalid password", code: "invalid" }] });
});

test("a stage that hides accounts shows what was typed, and offers it again", async () => {
  const hidden = { kind: "identification", name: "", userFields: ["email"], showMatchedUser: false } as const;
  const bindings = [
    { order: 0, stage: { ...hidden, pretendUserExists: false } },
    { order: 1, stage: { kind: "password", name: "" } as const },
  ];
  const browser = new Browser({ flows: [flow({ bindings })] });
  const path = browser.path("flow");
  const refusal = await browser.post(path, { uid_field: "nobody@example.org" }, "ak-stage-identification");
  assert.equal(refusal.pending_user_identifier, "nobody@example.org");
  const challenge = await browser.post(path, { uid_field: "ADA@example.org" }, "ak-stage-password");
  assert.equal(challenge.pending_user, "ADA@example.org");
  await browser.post(path, { password }, "xak-flow-redirect");
});

test("an identifier that is no text is an error of its field", async () => {
  const browser = new Browser();
  const refusal = await browser.post(browser.path(login), { uid_field: {} }, "ak-stage-identification");
  assert.deepEqual(refusal.response_errors, { uid_field: [{ string: "Not a valid string.", code: "invalid" }] });
});

test("a password with outer spaces works in its own stage only, since the combined form is trimmed", async () => {
  const spaced = directory([{ ...ada, passwordHash: await hashPassword(" analytical ") }]);
  const combined = new Browser({ directory: spaced });
  const answer = { uid_field: "ada", password: " analytical " };
  await combined.post(combined.path("combined-login"), answer, "ak-stage-identification");

  const separate = new Browser({ directory: spaced });
  await separate.post(separate.path(login), { uid_field: "ada" }, "ak-stage-password");
  await separate.post(separate.path(login), { password: " analytical " }, "xak-flow-redirect");
});

test("the fifth wrong password ends the flow, and a reload starts it anew", async () => {
  const browser = new Browser();
  const path = browser.path(login);
  await browser.post(path, { uid_field: "ada" }, "ak-stage-password");
  for (let attempt = 1; attempt < 5; attempt++) await browser.post(path, { password: "wrong" }, "ak-stage-password");
  const denial = await browser.post(path, { password: "wrong" }, "ak-stage-access-denied");
  assert.equal(denial.error_message, "Invalid password");
  assert.equal(denial.pending_user, "ada");
  await browser.get(path, "ak-stage-identification");
});

test("links to related flows carry the query of the page, and sources come by name", async () => {
  const browser = new Browser();
  const path = browser.path("demo-sources", "next=/a b");
  const challenge = await browser.get(path, "ak-stage-identification");
  assert.equal(challenge.enroll_url, "/if/flow/demo-steps/?next=%2Fa+b");
  assert.equal(challenge.recovery_url, "/if/flow/demo-recovery/?next=%2Fa+b");
  assert.deepEqual(
    challenge.sources?.map(({ name }) => name),
    ["Example Company", "Example Forge"],
  );
  assert.equal(challenge.application_pre, "Example Wiki");
});

test("a hint that names an account saves the question who is there", async () => {
  const stages = [
    { order: 0, stage: { kind: "identification", name: "", userFields: ["username"] } },
    { order: 1, stage: { kind: "password", name: "" } },
  ] as const;
  const browser = new Browser({ flows: [flow({ context: { pending_user_identifier: "ada" }, bindings: stages })] });
  await browser.get(browser.path("flow"), "ak-stage-password");
});
