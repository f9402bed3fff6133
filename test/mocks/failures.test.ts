import assert from "node:assert/strict";
import { test } from "node:test";
import { ada, directory } from "../../mocks/directory.js";
import { Browser } from "./browser.js";

const login = "default-authentication-flow";

test("every answer names its request, as flow errors do", async () => {
  const browser = new Browser();
  for (const path of ["/api/v3/root/config/", "/nowhere/", "/if/user/", browser.path(login), browser.path("nowhere")]) {
    const response = await browser.send(path);
    assert.match(response.headers.get("X-authentik-id") ?? "", /^[0-9a-f]{32}$/);
  }
  const response = await browser.send(browser.path("demo-error"));
  const { request_id } = (await response.json()) as { request_id: string };
  assert.equal(response.headers.get("X-authentik-id"), request_id);
});

test("a flow that does not exist is a page that is not found", async () => {
  const response = await new Browser().send(new Browser().path("nowhere"));
  assert.equal(response.status, 404);
  assert.match(response.headers.get("Content-Type") ?? "", /^text\/html/);
});

test("whatever is no response in JSON becomes a flow error, and the stage is still there", async () => {
  const browser = new Browser();
  const path = browser.path(login);
  const json = { "Content-Type": "application/json" };
  const form = { "Content-Type": "application/x-www-form-urlencoded" };
  const requests = [
    { method: "POST", headers: json, body: "{" },
    { method: "POST", headers: json, body: "[]" },
    { method: "POST", headers: json, body: "null" },
    { method: "POST", headers: form, body: "uid_field=ada" },
    { method: "POST", headers: { "Content-Type": "text/plain" }, body: "{}" },
    { method: "PUT", headers: json, body: "{}" },
    { method: "DELETE" },
  ];
  for (const request of requests) {
    const response = await browser.send(path, request);
    assert.equal(response.status, 200);
    assert.equal(((await response.json()) as { component: string }).component, "ak-stage-flow-error");
  }
  await browser.get(path, "ak-stage-identification");
});

test("a content type may name its charset", async () => {
  const headers = { "Content-Type": "Application/JSON; charset=utf-8" };
  const browser = new Browser();
  const response = await browser.send(browser.path(login), { method: "POST", headers, body: '{"uid_field":"ada"}' });
  assert.equal(response.status, 302);
});

test("the component that a response claims to answer is ignored", async () => {
  const browser = new Browser();
  const body = { component: "ak-stage-consent", uid_field: "ada" };
  await browser.post(browser.path(login), body, "ak-stage-password");
});

test("a stage that fails tells superusers why, and no other user", async () => {
  const browser = new Browser();
  const error = await browser.get(browser.path("demo-error"), "ak-stage-flow-error");
  assert.deepEqual(Object.keys(error).sort(), ["component", "request_id"]);

  const admin = new Browser({ directory: directory([{ ...ada, isSuperuser: true }]) });
  await admin.signIn();
  const told = await admin.get(admin.path("demo-error"), "ak-stage-flow-error");
  assert.equal(told.error, "Test error");
  assert.match(told.traceback ?? "", /Test error/);
});
