import assert from "node:assert/strict";
import { test } from "node:test";
import { Browser, flow, playing } from "./browser.js";

test("a denial shows its message, and its flow can be opened again", async () => {
  const browser = new Browser();
  for (const _ of ["once", "again"]) {
    const denial = await browser.get(browser.path("demo-denied"), "ak-stage-access-denied");
    assert.match(denial.error_message ?? "", /^Not allowed from this network\.\n/);
    assert.match(denial.pending_user_avatar, /user_default\.png$/);
    assert.equal(denial.flow_info?.cancel_url, "/flows/-/cancel/");
  }
});

test("a redirect leaves with the flow still running", async () => {
  const to = "https://wiki.example.org/";
  const stage = { kind: "redirect", name: "", mode: "static", targetStatic: to } as const;
  const browser = new Browser({ flows: [flow({ bindings: [{ order: 0, stage }] })] });
  const challenge = await browser.get(browser.path("flow"), "xak-flow-redirect");
  assert.equal(challenge.to, to);
  assert.equal(challenge.final_redirect, false);
  assert.equal(challenge.flow_info?.title, "Flow");
});

test("a redirect to another flow brings what is known, and opens a flow that only redirects may open", async () => {
  const target = flow({
    slug: "target",
    authentication: "require_redirect",
    bindings: [{ order: 0, stage: { kind: "password", name: "" } }],
  });
  const source = flow({
    bindings: [
      { order: 0, stage: { kind: "identification", name: "", userFields: ["username"] } },
      { order: 1, stage: { kind: "redirect", name: "", mode: "flow", targetFlow: "target" } },
    ],
  });
  const browser = new Browser({ flows: [source, target] });
  await browser.get(browser.path("target"), "ak-stage-access-denied");
  const challenge = await browser.post(browser.path("flow", "a=b"), { uid_field: "ada" }, "xak-flow-redirect");
  assert.equal(challenge.to, "/if/flow/target/?a=b");
  assert.equal((await browser.get(browser.path("target"), "ak-stage-password")).pending_user, "ada");
});

test("the end of a session offers where to go, or leaves if no user is signed in", async () => {
  const browser = new Browser();
  const path = browser.path("demo-session-end");
  assert.equal((await browser.get(path, "xak-flow-redirect")).to, "/");
  await browser.signIn();
  const challenge = await browser.get(path, "ak-stage-session-end");
  assert.equal(challenge.pending_user, "ada");
  assert.equal(challenge.brand_name, "authentik");
  assert.equal(challenge.application_name, "Example Wiki");
  assert.equal(challenge.invalidation_flow_url, "/if/flow/default-invalidation-flow/");
  assert.equal(challenge.overview_url, "http://login.example.org/");
  await browser.post(path, {}, "ak-stage-flow-error");
});

test("a login without an account is denied", async () => {
  const browser = new Browser({
    flows: [flow({ bindings: [{ order: 0, stage: { kind: "user_login", name: "" } }] })],
  });
  const denial = await browser.get(browser.path("flow"), "ak-stage-access-denied");
  assert.equal(denial.error_message, "Unknown error");
});

test("several silent stages mean several redirects", async () => {
  const logout = { kind: "user_logout", name: "" } as const;
  const bindings = [0, 1].map((order) => ({ order, stage: logout }));
  const browser = new Browser({ flows: [flow({ bindings })] });
  assert.equal((await browser.send(browser.path("flow"))).status, 302);
  await browser.get(browser.path("flow"), "xak-flow-redirect");
});

test("a user who has to set up a factor where none is offered is denied, as on a server", async () => {
  const stage = { kind: "authenticator_validate", name: "mfa", notConfiguredAction: "configure" } as const;
  const browser = playing([{ kind: "identification", name: "who", userFields: ["username"] }, stage]);
  await browser.post(browser.path("flow"), { uid_field: "ada" }, "ak-stage-access-denied");
});
