import assert from "node:assert/strict";
import { test } from "node:test";
import { ada, demoCredentials, directory } from "../../mocks/directory.js";
import type { Flow, PolicyBinding } from "../../mocks/executor/flow.js";
import type { Question } from "../../mocks/executor/world.js";
import type { World } from "../../mocks/executor/world.js";
import { Browser, flow } from "./browser.js";

const { password } = demoCredentials;
const step = (name: string, order = 0) => ({ order, stage: { kind: "dummy", name } as const });

/** A browser in a world with one more flow, which is called `flow`. */
function browserWith(parts: Partial<Flow>, overrides: Partial<World> = {}): Browser {
  const { flows } = new Browser().world;
  return new Browser({ flows: [...flows, flow({ bindings: [step("step")], ...parts })], ...overrides });
}

/** Whether a flow with these policies lets in the user of this browser. */
async function letsIn(browser: Browser): Promise<boolean> {
  const challenge = (await (await browser.follow(browser.path("flow"))).json()) as { component: string };
  return challenge.component === "ak-stage-dummy";
}

const expression = (text: string, more: Partial<PolicyBinding> = {}): PolicyBinding =>
  ({ kind: "expression", name: text, expression: text, ...more }) as PolicyBinding;

test("the player is asked once about a policy that cannot be run here, and the decision is remembered", async () => {
  const questions: Question[] = [];
  const text = 'return requests.get("https://example.org").ok';
  const browser = browserWith(
    { policies: [expression(text, { failureResult: true })] },
    {
      ask: (question) => {
        questions.push(question);
        return false;
      },
    },
  );
  assert.equal(await letsIn(browser), false);
  assert.equal(await letsIn(browser), false);
  assert.deepEqual(questions, [{ flow: "flow", policy: text, text, failureResult: true }]);
  const [decision] = browser.world.decisions;
  assert.equal(decision?.passes, false);
  decision.passes = true;
  assert.equal(await letsIn(browser), true);
});

test("expressions of servers are known by what they say, whatever stands around it", async () => {
  const ask = () => assert.fail("no one should be asked");
  const known: Record<string, boolean> = {
    "return True": true,
    "# everybody\nreturn True  # always": true,
    "return False": false,
    "return ak_is_sso_flow": false,
    "return not hasattr(\n  request.context['flow_plan'].context.get('pending_user'), 'backend')": true,
    'return context.get("auth_method") != "auth_webauthn_pwl"': true,
    'return not (context.get("auth_method") == "auth_webauthn_pwl")': true,
    'return context.get("auth_method") == "password"': false,
    'return bool(request.context.get("is_restored", False))': false,
    'return request.context.get("is_restored", True)': true,
    'return "username" not in context.get("prompt_data", {})': true,
    "return request.user.is_authenticated": false,
    'return ak_is_group_member(request.user, name="authors")': false,
  };
  for (const [text, passes] of Object.entries(known)) {
    assert.equal(await letsIn(browserWith({ policies: [expression(text)] }, { ask })), passes, text);
  }
});

test("a policy is never taken for another that contains it", async () => {
  const asked: string[] = [];
  const ask = ({ text }: Question) => {
    asked.push(text);
    return true;
  };
  const unknown = ["return True if here() else False", "return ak_is_sso_flow or here()", "return x == 1"];
  for (const text of unknown) await letsIn(browserWith({ policies: [expression(text)] }, { ask }));
  assert.deepEqual(asked, unknown);
});

test("negation turns a verdict, and what is switched off says nothing", async () => {
  const cases: (readonly [PolicyBinding[], boolean])[] = [
    [[expression("return False", { negate: true })], true],
    [[expression("return True", { negate: true })], false],
    [[expression("return False", { enabled: false })], true],
    [[expression("return False"), expression("return True", { enabled: false })], false],
    [[expression("return False"), expression("return True")], true],
  ];
  for (const [policies, passes] of cases) {
    assert.equal(await letsIn(browserWith({ policies })), passes, JSON.stringify(policies));
    const strict = !policies.some(({ enabled }) => enabled !== false) || (passes && policies.length === 1);
    assert.equal(await letsIn(browserWith({ policies, policyEngineMode: "all" })), strict);
  }
});

test("messages come in the order of their bindings", async () => {
  const policies: PolicyBinding[] = [
    { name: "b", passes: false, messages: ["second"], order: 2 },
    { name: "a", passes: false, messages: ["first"], order: 1 },
  ];
  const browser = browserWith({ policies });
  const denial = await browser.get(browser.path("flow"), "ak-stage-access-denied");
  assert.equal(denial.error_message, "first\nsecond");
});

test("a flow may be bound to a user or a group", async () => {
  const bindings: (readonly [PolicyBinding, boolean])[] = [
    [{ kind: "user", name: "ada" }, true],
    [{ kind: "user", name: "grace" }, false],
    [{ kind: "group", name: "authors" }, true],
    [{ kind: "group", name: "admins" }, false],
    [{ kind: "group", name: "admins", negate: true }, true],
  ];
  for (const [binding, passes] of bindings) {
    const browser = browserWith({ policies: [binding] }, { directory: directory([{ ...ada, groups: ["authors"] }]) });
    assert.equal(await letsIn(browser), Boolean(binding.negate), "no user is signed in");
    await browser.signIn();
    assert.equal(await letsIn(browser), passes);
  }
});

test("the default flow is the first by slug whose policies let the visitor in", async () => {
  const only = (slug: string, name: string): Flow =>
    flow({ slug, designation: "authentication", bindings: [step(slug)], policies: [{ kind: "user", name }] });
  const { brand, flows } = new Browser().world;
  const { flow_authentication: _, ...nameless } = brand;
  const browser = new Browser({
    brand: nameless,
    flows: [...flows, only("b-for-ada", "ada"), only("a-for-grace", "grace")],
  });
  const lead = async () => (await browser.send("/flows/-/default/authentication/")).headers.get("Location");
  assert.equal(await lead(), "/if/flow/combined-login/");
  await browser.signIn();
  assert.equal(await lead(), "/if/flow/b-for-ada/");
});

test("a stage is judged when it is planned, when it is due, or both", async () => {
  const bindings: Flow["bindings"] = [
    { order: 0, stage: { kind: "identification", name: "who", userFields: ["username"] } },
    { ...step("planned", 1), policies: [{ kind: "user", name: "ada" }], evaluateOnPlan: true },
    { ...step("due", 2), policies: [{ kind: "user", name: "ada" }] },
    {
      ...step("planned for nobody", 3),
      policies: [{ kind: "user", name: "ada", negate: true }],
      evaluateOnPlan: true,
      reEvaluatePolicies: false,
    },
  ];
  const browser = browserWith({ bindings });
  const path = browser.path("flow");
  assert.equal((await browser.post(path, { uid_field: "ada" }, "ak-stage-dummy")).name, "due");
  assert.equal((await browser.post(path, {}, "ak-stage-dummy")).name, "planned for nobody");
});

test("a visitor who guesses passwords has to prove to be human", async () => {
  const bindings: Flow["bindings"] = [
    { order: 10, stage: { kind: "identification", name: "who", userFields: ["username"] } },
    { order: 20, stage: { kind: "password", name: "password", failedAttemptsBeforeCancel: 9 } },
    { ...step("captcha", 30), policies: [{ kind: "reputation", name: "low", checkIp: false, threshold: -2 }] },
  ];
  const browser = browserWith({ bindings });
  const path = browser.path("flow");
  await browser.post(path, { uid_field: "ada" }, "ak-stage-password");
  await browser.post(path, { password }, "xak-flow-redirect");
  await browser.post(path, { uid_field: "ada" }, "ak-stage-password");
  for (let i = 0; i < 4; i++) await browser.post(path, { password: "wrong" }, "ak-stage-password");
  await browser.post(path, { password }, "ak-stage-dummy");
});

test("a password policy refuses with its message, or says that a password is easy", async () => {
  const policy: PolicyBinding = {
    kind: "password",
    name: "strong",
    lengthMin: 8,
    amountDigits: 1,
    amountUppercase: 1,
    amountSymbols: 1,
    errorMessage: "Eight characters of all kinds.",
    checkZxcvbn: true,
  };
  const fields = [{ fieldKey: "password", label: "Password", type: "password" }] as const;
  const stage = { kind: "prompt", name: "prompt", fields, validationPolicies: [policy] } as const;
  const browser = browserWith({ bindings: [{ order: 0, stage }] });
  const path = browser.path("flow");
  for (const short of ["Ab1!", "Abcdefgh1", "abcdefgh1!", "Abcdefgh!"]) {
    const refusal = await browser.post(path, { password: short }, "ak-stage-prompt");
    assert.deepEqual(refusal.response_errors?.["non_field_errors"], [{ string: policy.errorMessage, code: "invalid" }]);
  }
  const refusal = await browser.post(path, { password: "Aaaaaaa1!" }, "ak-stage-prompt");
  assert.equal(refusal.response_errors?.["non_field_errors"]?.[0]?.string, "Password is too weak.");
  await browser.post(path, { password: "Analytical1! engine, weaves" }, "xak-flow-redirect");
});

test("passwords that are easy to guess are refused, with what would make them harder", async () => {
  const policy: PolicyBinding = { kind: "password", name: "strong", checkStaticRules: false, checkZxcvbn: true };
  const fields = [{ fieldKey: "password", label: "Password", type: "password" }] as const;
  const stage = { kind: "prompt", name: "prompt", fields, validationPolicies: [policy] } as const;
  const browser = browserWith({ bindings: [{ order: 0, stage }] });
  await browser.signIn();
  for (const easy of ["password1", "12345678", "qwertyuiop", "Lovelace1852", "ada@example.org"]) {
    const refusal = await browser.post(browser.path("flow"), { password: easy }, "ak-stage-prompt");
    const [first, ...others] = refusal.response_errors?.["non_field_errors"] ?? [];
    assert.equal(first?.string, "Password is too weak.", easy);
    assert.ok(others.length > 0, easy);
  }
  await browser.post(browser.path("flow"), { password: "no looms without 7 punched cards" }, "xak-flow-redirect");
});

test("whether a password has leaked is asked of the player", async () => {
  const policy: PolicyBinding = { kind: "password", name: "fresh", checkHaveIBeenPwned: true };
  const fields = [{ fieldKey: "password", label: "Password", type: "password" }] as const;
  const stage = { kind: "prompt", name: "prompt", fields, validationPolicies: [policy] } as const;
  const browser = browserWith({ bindings: [{ order: 0, stage }] }, { ask: ({ text }) => !text.includes("leaked") });
  const refusal = await browser.post(browser.path("flow"), { password: "a new one" }, "ak-stage-prompt");
  assert.equal(refusal.response_errors?.["non_field_errors"]?.[0]?.string, "Password exists on 1 online lists.");
});

test("a policy sees the plan, the account and the answers, and what it puts into the plan stays there", async () => {
  const ask = () => assert.fail("the player is asked");
  const user = { ...ada, groups: ["authors"], attributes: { level: 3 } };
  const known: Record<string, boolean> = {
    'return not request.context.get("is_restored", False)': true,
    'if request.user.username == "ada":\n    return False\nreturn True': false,
    'return request.user.email.split("@")[1] in ["example.org", "example.com"]': true,
    'return "authors" in [g.name for g in request.user.ak_groups.all()]': true,
    'return request.user.ak_groups.filter(name__startswith="auth").exists() and ak_is_group_member(request.user, name="authors")': true,
    "return request.user.attributes.get('level', 0) > 2": true,
    "return ak_user_has_authenticator(request.user, 'totp')": false,
    'return regex_match(request.user.email, r"^[a-z]+@example\\.org$")': true,
    'return context["nowhere"]': false,
    "from authentik.core.models import User\nreturn User.objects.filter(email__iexact='ADA@example.org').exists()": true,
    'context["flow_plan"].context["mark"] = 1\nreturn "mark" in context["flow_plan"].context': true,
  };
  for (const [text, passes] of Object.entries(known)) {
    const browser = browserWith({ policies: [expression(text)] }, { ask, directory: directory([user]) });
    await browser.signIn();
    assert.equal(await letsIn(browser), passes, text);
  }
  const asked: string[] = [];
  for (const text of [
    "return ak_client_ip in x",
    "return context['geoip']['country'] == 'DE'",
    "return request.http_request.GET",
  ]) {
    await letsIn(browserWith({ policies: [expression(text)] }, { ask: ({ text }) => asked.push(text) > 0 }));
  }
  assert.equal(asked.length, 3);
});

test("people change their name, but neither their e-mail nor their username", async () => {
  const validationPolicies = [
    expression(`from authentik.core.models import (
    USER_ATTRIBUTE_CHANGE_EMAIL,
    USER_ATTRIBUTE_CHANGE_USERNAME
)
prompt_data = request.context.get("prompt_data")
allowed = request.user.group_attributes(request.http_request)
tenant = request.http_request.tenant

if not allowed.get(USER_ATTRIBUTE_CHANGE_EMAIL, tenant.default_user_change_email):
    if prompt_data.get("email") != request.user.email:
        ak_message("Not allowed to change email address.")
        return False

if not allowed.get(USER_ATTRIBUTE_CHANGE_USERNAME, tenant.default_user_change_username):
    if "username" in prompt_data and prompt_data.get("username") != request.user.username:
        ak_message("Not allowed to change username.")
        return False

return True
`),
  ];
  const fields = (["email", "name"] as const).map((fieldKey) => ({
    fieldKey,
    label: fieldKey,
    type: "text" as const,
    initialValue: `try:\n  return user.${fieldKey}\nexcept:\n  return ""`,
    initialValueExpression: true,
  }));
  const stage = { kind: "prompt", name: "prompt", fields, validationPolicies } as const;
  const browser = browserWith({ bindings: [{ order: 0, stage }] });
  await browser.signIn();
  const challenge = await browser.get(browser.path("flow"), "ak-stage-prompt");
  assert.deepEqual(
    challenge.fields.map(({ initial_value }) => initial_value),
    [ada.email, ada.name],
  );
  const refusal = await browser.post(browser.path("flow"), { email: "a@example.org", name: "A" }, "ak-stage-prompt");
  assert.equal(refusal.response_errors?.["non_field_errors"]?.[0]?.string, "Not allowed to change email address.");
  await browser.post(browser.path("flow"), { email: ada.email, name: "A" }, "xak-flow-redirect");
});
