import assert from "node:assert/strict";
import { test } from "node:test";
import { ada, directory, mary } from "../../mocks/directory.js";
import type { Binding, PolicyBinding } from "../../mocks/executor/flow.js";
import type { World } from "../../mocks/executor/world.js";
import { Browser, flow } from "./browser.js";

const ask: World["ask"] = ({ text }) => assert.fail(`the player is asked about ${text}`);
const expression = (text: string): PolicyBinding => ({ kind: "expression", name: text, expression: text });
const identification: Binding = {
  order: 0,
  stage: { kind: "identification", name: "who", userFields: ["username", "email"] },
};
const dummy: Binding = { order: 9, stage: { kind: "dummy", name: "end" } };

/** The component that comes after somebody said who they are, where a policy decides about a step. */
async function after(uid_field: string, policy: string, overrides: Partial<World> = {}): Promise<string> {
  const step: Binding = { order: 1, stage: { kind: "deny", name: "deny" }, policies: [expression(policy)] };
  const world = { flows: [flow({ bindings: [identification, step, dummy] })], ask, ...overrides };
  const browser = new Browser(world);
  const response = await browser.follow(browser.path("flow"), browser.response({ uid_field }));
  return ((await response.json()) as { component: string }).component;
}

const denied = "ak-stage-access-denied";
const passed = "ak-stage-dummy";

test("a policy tells an account from the placeholder that a server has for a name without one", async () => {
  const isKnown = 'user = request.context.get("pending_user")\nreturn bool(user and user.pk and user.is_active)';
  assert.equal(await after("ada", isKnown), denied);
  assert.equal(await after("nobody", isKnown), passed);
  const isNamed = 'return request.user.username == "nobody" and context["pending_user"].email == "nobody"';
  assert.equal(await after("nobody", isNamed), denied);
  assert.equal(await after("ada", isNamed), passed);
});

test("a policy finds accounts and second factors as a server's own models do", async () => {
  const accounts = directory([ada, { ...mary, isSuperuser: true }]);
  const known: Readonly<Record<string, boolean>> = {
    'return ak_user_by(username__iexact="ADA") is not None': true,
    'return ak_user_by(username="ada", email="mary@example.org") is None': true,
    "from authentik.core.models import User\nreturn User.objects.exclude(pk=request.user.pk).count() == 1": true,
    "return request.user.is_staff": true,
    "return ak_user_by(pk=request.user.pk).username == 'mary'": true,
    "from authentik.stages.authenticator_totp.models import TOTPDevice\nreturn TOTPDevice.objects.filter(user=request.user, confirmed=True).exists()": true,
    "from authentik.stages.authenticator_webauthn.models import WebAuthnDevice\nreturn WebAuthnDevice.objects.filter(user=request.user).exists()": false,
    'import re\nreturn re.match(r"^[a-z]+@(example|test)\\.org$", request.user.email).group(1) == "example"': true,
    'import re\nreturn re.fullmatch(r"ar", request.user.username) is None': true,
    "import uuid\nreturn len(uuid.uuid4().hex) == 32": true,
    "import random, string\nreturn random.choice(string.digits) in string.digits": true,
    'return next((g for g in ["a", "b"] if g > "a"), None) == "b"': true,
    'return "{1}-{0}-{{}}".format("a", request.user.username) == "mary-a-{}"': true,
    'return request.http_request.GET.get("next") is None': true,
  };
  for (const [text, passes] of Object.entries(known)) {
    assert.equal(await after("mary", text, { directory: accounts }), passes ? denied : passed, text);
  }
});

test("letters of other scripts are asked about where a pattern has letters and digits of any script", async () => {
  const asked: string[] = [];
  const user = { ...ada, username: "jörg" };
  const overrides = { ask: ({ text }: { text: string }) => asked.push(text) > 0, directory: directory([user]) };
  await after("jörg", 'return regex_match(request.user.username, r"^\\w+$")', overrides);
  assert.equal(asked.length, 1);
});

test("a policy that leads elsewhere has its way instead of its step, or after it", async () => {
  const leave = (passes: string) =>
    `plan = request.context.get("flow_plan")\nif not plan:\n    return False\nplan.redirect("/elsewhere/")\nreturn ${passes}`;
  for (const [passes, met] of [
    ["False", ["xak-flow-redirect"]],
    ["True", ["ak-stage-dummy", "xak-flow-redirect"]],
  ] as const) {
    const step = { ...dummy, order: 1, policies: [expression(leave(passes))] };
    const browser = new Browser({ flows: [flow({ bindings: [identification, step, dummy] })], ask });
    const path = browser.path("flow");
    const components: string[] = [];
    for (const response of [{ uid_field: "ada" }, {}].slice(0, met.length)) {
      const challenge = (await (await browser.follow(path, browser.response(response))).json()) as {
        component: string;
        to?: string;
      };
      components.push(challenge.component);
      if (challenge.to) assert.equal(challenge.to, "/elsewhere/");
    }
    assert.deepEqual(components, met);
  }
});

test("what a policy makes of the answers is what the next stages have", async () => {
  const normalize = `prompt_data = request.context["prompt_data"]
prompt_data["email"] = prompt_data["email"].lower()
prompt_data["username"] = prompt_data["email"]
return True`;
  const fields = [{ fieldKey: "email", label: "Email", type: "email" }] as const;
  const bindings: Binding[] = [
    { order: 0, stage: { kind: "prompt", name: "prompt", fields, validationPolicies: [expression(normalize)] } },
    { order: 1, stage: { kind: "user_write", name: "write" } },
    dummy,
  ];
  const browser = new Browser({ flows: [flow({ bindings })], ask });
  await browser.post(browser.path("flow"), { email: "Grace@example.org" }, "ak-stage-dummy");
  assert.equal(browser.world.directory.get("grace@example.org")?.email, "grace@example.org");
});

test("what a policy takes out of the plan is gone", async () => {
  const forget = 'context["flow_plan"].context.pop("pending_user", None)\nreturn False';
  const login: Binding = { order: 2, stage: { kind: "user_login", name: "login" } };
  const step = { ...dummy, order: 1, policies: [expression(forget)] };
  const browser = new Browser({ flows: [flow({ bindings: [identification, step, login] })], ask });
  const denial = await browser.post(browser.path("flow"), { uid_field: "ada" }, denied);
  assert.match(denial.error_message ?? "", /./);
});
