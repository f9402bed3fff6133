import assert from "node:assert/strict";
import { test } from "node:test";
import type { Binding } from "../../mocks/executor/flow.js";
import { Browser, flow } from "./browser.js";

const steps = "/api/v3/flows/executor/demo-steps/";

test("an accepted stage leads to the same URL in HTTP, if that is written as the server writes it", async () => {
  for (const query of [
    "",
    "?query=",
    "?query=next%3D%252Fa",
    "?query=a+b",
    "?query=%21%27%28%29%2A~",
    "?query=%C3%A9",
  ]) {
    const browser = new Browser();
    const response = await browser.send(steps + query, browser.response({}));
    assert.equal(response.status, 302, query);
    assert.equal(response.headers.get("Location"), steps + query);
  }
});

test("a URL that is written otherwise is answered with a challenge that leads to the executor", async () => {
  const written = {
    "?query=a%20b": "?query=a+b",
    "?query=(a*b)!": "?query=%28a%2Ab%29%21",
    "?query=%7e": "?query=~",
    "?query": "?query=",
    "?query=/a": "?query=%2Fa",
  };
  for (const [query, right] of Object.entries(written)) {
    const browser = new Browser();
    const challenge = await browser.post(steps + query, {}, "xak-flow-redirect");
    assert.deepEqual(challenge, { component: "xak-flow-redirect", to: steps + right, final_redirect: false });
    const second = await browser.get(challenge.to, "ak-stage-dummy");
    assert.equal(second.name, "dummy-stage-2");
  }
});

test("a flow ends at the root, or at the relative URL that the page wants", async () => {
  const ends = { "": "/", "next=": "/", "next=/a?b=c%26d": "/a?b=c&d", "next=a/b:c": "a/b:c", "other=1": "/" };
  for (const [query, to] of Object.entries(ends)) {
    const browser = new Browser();
    await browser.post(browser.path("demo-steps", query), {}, "ak-stage-dummy");
    const end = await browser.post(browser.path("demo-steps", query), {}, "xak-flow-redirect");
    assert.deepEqual(end, { component: "xak-flow-redirect", to, final_redirect: true });
  }
});

test("a flow never ends elsewhere: that is denied after all its stages were run", async () => {
  const elsewhere = [
    "https://elsewhere.example.org/",
    "//elsewhere.example.org",
    "/\\elsewhere.example.org",
    "/\t/elsewhere.example.org",
    "javascript:alert(1)",
    " java\nscript:alert(1)",
    "data:text/html,hello",
  ];
  for (const next of elsewhere) {
    const browser = new Browser();
    const path = browser.path("combined-login", String(new URLSearchParams({ next })));
    const answer = { uid_field: "ada", password: "analytical" };
    const denial = await browser.post(path, answer, "ak-stage-access-denied");
    assert.equal(denial.error_message, "Invalid next URL");
    assert.equal((await browser.send("/if/user/")).status, 200, "the login took place");
  }
});

test("below a path prefix everything stays below it", async () => {
  const browser = new Browser({ base: "/auth/" });
  const path = browser.path("demo-steps");
  assert.equal(path, "/auth/api/v3/flows/executor/demo-steps/?query=");
  const challenge = await browser.get(path, "ak-stage-dummy");
  assert.equal(challenge.flow_info?.cancel_url, "/auth/flows/-/cancel/");
  await browser.post(path, {}, "ak-stage-dummy");
  const end = await browser.post(path, {}, "xak-flow-redirect");
  assert.equal(end.to, "/auth/");
  assert.equal((await browser.send(steps)).status, 404);
});

test("a refusal that restarts leads to the first stage, and tells no errors", async () => {
  for (const invalidResponseAction of ["restart", "restart_with_context"] as const) {
    const bindings: readonly Binding[] = [
      { order: 0, stage: { kind: "dummy", name: "first" } },
      { order: 1, stage: { kind: "password", name: "" }, invalidResponseAction },
    ];
    const browser = new Browser({ flows: [flow({ bindings })] });
    const path = browser.path("flow");
    await browser.post(path, {}, "ak-stage-password");
    assert.equal((await browser.send(path, browser.response({ password: "wrong" }))).status, 302);
    const first = await browser.get(path, "ak-stage-dummy");
    assert.equal(first.name, "first");
    assert.equal(first.response_errors, undefined);
  }
});

test("a refusal that restarts forgets what the flow knew, unless its context is to be kept", async () => {
  for (const invalidResponseAction of ["restart", "restart_with_context"] as const) {
    const bindings: readonly Binding[] = [
      { order: 0, stage: { kind: "identification", name: "", userFields: ["username"] } },
      { order: 1, stage: { kind: "password", name: "" }, invalidResponseAction },
    ];
    const stages: readonly Binding[] = [{ order: -1, stage: { kind: "dummy", name: "first" } }, ...bindings];
    const browser = new Browser({ flows: [flow({ bindings: stages, title: "Hello %(user)s" })] });
    const path = browser.path("flow");
    await browser.post(path, {}, "ak-stage-identification");
    await browser.post(path, { uid_field: "ada" }, "ak-stage-password");
    await browser.send(path, browser.response({ password: "wrong" }));
    const { flow_info } = await browser.get(path, "ak-stage-dummy");
    assert.equal(flow_info?.title, invalidResponseAction === "restart" ? "Hello " : "Hello ada");
  }
});

test("stages come in their order, without those whose policies do not pass", async () => {
  const pass = [{ name: "", passes: true }];
  const fail = [{ name: "", passes: false }];
  const bindings: readonly Binding[] = [
    { order: 40, stage: { kind: "dummy", name: "last" }, policies: [...pass, ...fail] },
    { order: 30, stage: { kind: "dummy", name: "strict" }, policies: [...pass, ...fail], policyEngineMode: "all" },
    { order: 20, stage: { kind: "dummy", name: "unplanned" }, policies: fail, evaluateOnPlan: true },
    { order: 10, stage: { kind: "dummy", name: "first" }, policies: [{ name: "", passes: false, negate: true }] },
    { order: 0, stage: { kind: "dummy", name: "unwanted" }, policies: fail },
  ];
  const browser = new Browser({ flows: [flow({ bindings })] });
  const path = browser.path("flow");
  assert.equal((await browser.get(path, "ak-stage-dummy")).name, "first");
  assert.equal((await browser.post(path, {}, "ak-stage-dummy")).name, "last");
  await browser.post(path, {}, "xak-flow-redirect");
});

test("a flow without stages is over at once", async () => {
  const browser = new Browser({ flows: [flow({ bindings: [] })] });
  const end = await browser.get(browser.path("flow", "next=/a"), "xak-flow-redirect");
  assert.deepEqual(end, { component: "xak-flow-redirect", to: "/a", final_redirect: true });
});
