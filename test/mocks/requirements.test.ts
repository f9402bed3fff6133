import assert from "node:assert/strict";
import { test } from "node:test";
import type { Flow } from "../../mocks/executor/flow.js";
import { Browser, flow } from "./browser.js";

const step = [{ order: 0, stage: { kind: "dummy", name: "step" } }] as const;

function browserWith(parts: Partial<Flow>): Browser {
  const browser = new Browser();
  return new Browser({ flows: [...browser.world.flows, flow({ bindings: step, ...parts })] });
}

test("a flow for people who are signed in is denied to others", async () => {
  const browser = browserWith({ authentication: "require_authenticated" });
  const denial = await browser.get(browser.path("flow"), "ak-stage-access-denied");
  assert.equal(denial.error_message, "Flow does not apply to current user.");
  await browser.signIn();
  await browser.get(browser.path("flow"), "ak-stage-dummy");
});

test("a login that is not for people who are signed in sends them straight on", async () => {
  const browser = browserWith({ designation: "authentication", authentication: "require_unauthenticated" });
  await browser.get(browser.path("flow"), "ak-stage-dummy");
  await browser.signIn();
  const end = await browser.get(browser.path("flow", "next=/a"), "xak-flow-redirect");
  assert.deepEqual(end, { component: "xak-flow-redirect", to: "/a", final_redirect: true });
});

test("the default login may be played by people who are signed in", async () => {
  const browser = new Browser();
  await browser.signIn();
  await browser.get(browser.path("default-authentication-flow"), "ak-stage-identification");
});

test("any other flow that is not for people who are signed in is denied to them", async () => {
  const browser = browserWith({ designation: "enrollment", authentication: "require_unauthenticated" });
  await browser.signIn();
  await browser.get(browser.path("flow"), "ak-stage-access-denied");
});

test("a flow that demands a link says that the link is gone", async () => {
  const browser = browserWith({ authentication: "require_token" });
  const denial = await browser.get(browser.path("flow"), "ak-stage-access-denied");
  assert.match(denial.error_message ?? "", /^This link is invalid or has expired\./);
});

test("the policies of a flow deny it with their messages", async () => {
  const policies = [
    { name: "network", passes: false, messages: ["Not from here.", "Not now."] },
    { name: "off", passes: true, enabled: false },
  ];
  const browser = browserWith({ policies });
  const denial = await browser.get(browser.path("flow"), "ak-stage-access-denied");
  assert.equal(denial.error_message, "Not from here.\nNot now.");
});

test("a denied flow that continues looks for its way in the call, not in the query of the page (the denied action trap)", async () => {
  const authentication = "require_authenticated";
  const continuing = browserWith({ authentication, deniedAction: "continue" });
  assert.equal((await continuing.get(continuing.path("flow", "next=/a"), "xak-flow-redirect")).to, "/");
  assert.equal((await continuing.get(`${continuing.path("flow")}&next=/a`, "xak-flow-redirect")).to, "/a");

  const telling = browserWith({ authentication, deniedAction: "message_continue" });
  await telling.get(telling.path("flow", "next=/a"), "ak-stage-access-denied");
  assert.equal((await telling.get(`${telling.path("flow")}&next=/a`, "xak-flow-redirect")).to, "/a");

  const silent = browserWith({ authentication, deniedAction: "message" });
  await silent.get(`${silent.path("flow")}&next=/a`, "ak-stage-access-denied");
});
