import assert from "node:assert/strict";
import { test } from "node:test";
import type { Flow } from "../../mocks/executor/flow.js";
import { Browser, flow } from "./browser.js";

const username = { fieldKey: "username", label: "Username", type: "username" } as const;
const email = { fieldKey: "email", label: "Email", type: "email" } as const;

test("a user who signs up by e-mail is let in by the link, once and for half an hour", async () => {
  const bindings: Flow["bindings"] = [
    { order: 0, stage: { kind: "prompt", name: "prompt", fields: [username, email] } },
    { order: 1, stage: { kind: "user_write", name: "write", createUsersAsInactive: true, createUsersGroup: "new" } },
    { order: 2, stage: { kind: "email", name: "email", activateUserOnSuccess: true } },
    { order: 3, stage: { kind: "user_login", name: "login" } },
  ];
  let now = Date.now();
  const browser = new Browser({ flows: [flow({ bindings })], clock: () => now });
  await browser.post(browser.path("flow"), { username: "grace", email: "grace@example.org" }, "ak-stage-email");
  assert.equal(browser.world.directory.get("grace")?.isActive, false);
  assert.deepEqual(browser.world.directory.get("grace")?.groups, ["new"]);
  const query = browser.world.outbox[0]?.link.split("?")[1] ?? "";

  now += 31 * 60_000;
  const late = new Browser({ ...browser.world });
  const denial = await late.get(late.path("flow", query), "ak-stage-access-denied");
  assert.match(denial.error_message ?? "", /^Link was already used/);

  now -= 2 * 60_000;
  const { token } = await late.get(late.path("flow", query), "ak-stage-consent");
  await late.post(late.path("flow", query), { token }, "xak-flow-redirect");
  assert.equal(browser.world.directory.get("grace")?.isActive, true);
  assert.equal((await late.send("/if/user/")).status, 200);
  await browser.get(browser.path("flow", query), "ak-stage-access-denied");
});

test("an invitation lets in and brings what it knows; without one the flow is closed", async () => {
  const bindings: Flow["bindings"] = [
    { order: 0, stage: { kind: "invitation", name: "invitation" } },
    { order: 1, stage: { kind: "prompt", name: "prompt", fields: [email] } },
  ];
  const invitations = new Map([
    ["key", { name: "for grace", singleUse: true, data: { email: "grace@example.org" } }],
    ["other", { name: "elsewhere", flow: "other" }],
  ]);
  const browser = new Browser({ flows: [flow({ bindings })], invitations });
  for (const query of ["", "itoken=wrong", "itoken=other"]) {
    const denial = await browser.get(browser.path("flow", query), "ak-stage-access-denied");
    assert.equal(denial.error_message, "Invalid invite/invite not found");
  }
  const challenge = await browser.get(browser.path("flow", "itoken=key"), "ak-stage-prompt");
  assert.equal(challenge.fields[0]?.initial_value, "grace@example.org");
  assert.equal(invitations.has("key"), false);
});

test("a user who deletes their own account is signed out and unknown", async () => {
  const bindings: Flow["bindings"] = [{ order: 0, stage: { kind: "user_delete", name: "delete" } }];
  const login = new Browser().world.flows;
  const browser = new Browser({ flows: [...login, flow({ bindings })] });
  await browser.get(browser.path("flow"), "ak-stage-access-denied");
  await browser.signIn();
  await browser.get(browser.path("flow"), "xak-flow-redirect");
  assert.equal((await browser.send("/if/user/")).status, 302);
  assert.equal(browser.world.directory.get("ada"), undefined);
});

test("what a prompt asks for attributes stays with the account, where policies find it", async () => {
  const isNew = 'return not request.user.attributes.get("profile", {}).get("done", False)';
  const policies = [{ kind: "expression", name: "is new", expression: isNew }] as const;
  const fields = [
    { fieldKey: "attributes.profile.done", label: "Done", type: "checkbox" },
    { fieldKey: "attributes.club", label: "Club", type: "text" },
  ] as const;
  const bindings: Flow["bindings"] = [
    { order: 0, stage: { kind: "prompt", name: "prompt", fields }, policies },
    { order: 1, stage: { kind: "user_write", name: "write" }, policies },
    { order: 2, stage: { kind: "dummy", name: "end" } },
  ];
  const browser = new Browser({ flows: [...new Browser().world.flows, flow({ bindings })] });
  await browser.signIn();
  const answers = { "attributes.profile.done": true, "attributes.club": "Chess" };
  await browser.post(browser.path("flow"), answers, "ak-stage-dummy");
  assert.deepEqual(browser.world.directory.get("ada")?.attributes, { profile: { done: true }, club: "Chess" });
  await browser.post(browser.path("flow"), {}, "xak-flow-redirect");
  await browser.get(browser.path("flow"), "ak-stage-dummy");
});
