import assert from "node:assert/strict";
import { test } from "node:test";
import { ada, demoCredentials, directory, type User } from "../../mocks/directory.js";
import { Browser } from "./browser.js";

const { password } = demoCredentials;
const login = "default-authentication-flow";

test("the session cookie is out of scripts' reach and changes at login and at logout; the CSRF cookie appears at login", async () => {
  const browser = new Browser();
  const path = browser.path(login);
  const first = await browser.send(path);
  assert.equal(first.status, 200);
  const anonymous = browser.cookies.get("authentik_session");
  assert.ok(anonymous);
  assert.equal(browser.cookies.get("authentik_csrf"), undefined);

  await browser.post(path, { uid_field: "ada" }, "ak-stage-password");
  assert.equal(browser.cookies.get("authentik_session"), anonymous);
  await browser.post(path, { password }, "xak-flow-redirect");
  const signedIn = browser.cookies.get("authentik_session");
  assert.notEqual(signedIn, anonymous);
  const csrf = browser.cookies.get("authentik_csrf");
  assert.ok(csrf);

  await browser.get(browser.path("default-invalidation-flow"), "xak-flow-redirect");
  assert.notEqual(browser.cookies.get("authentik_session"), signedIn);
  assert.equal(browser.cookies.get("authentik_csrf"), csrf);
  assert.equal((await browser.send("/if/user/")).status, 302);
});

test("a session key from before the login is worth nothing after it", async () => {
  const browser = new Browser();
  await browser.get(browser.path(login), "ak-stage-identification");
  const anonymous = browser.cookies.get("authentik_session") ?? "";
  await browser.signIn();
  browser.cookies.set("authentik_session", anonymous);
  assert.equal((await browser.send("/if/user/")).status, 302);
});

test("each login brings a new CSRF token", async () => {
  const browser = new Browser();
  await browser.signIn();
  const first = browser.cookies.get("authentik_csrf");
  await browser.signIn();
  assert.notEqual(browser.cookies.get("authentik_csrf"), first);
});

test("a signed-in user's page must prove with every response that it comes from there", async () => {
  const browser = new Browser();
  const path = browser.path("demo-steps");
  await browser.signIn();
  await browser.get(path, "ak-stage-dummy");
  const answer = browser.response({});
  const forgeries = [
    { "Content-Type": "application/json" },
    { ...answer.headers, "X-authentik-CSRF": "f".repeat(32) },
    { ...answer.headers, Origin: "http://elsewhere.example.org" },
    { ...answer.headers, Origin: "null" },
  ];
  for (const headers of forgeries) {
    const response = await browser.send(path, { ...answer, headers });
    assert.equal(response.status, 200);
    const challenge: unknown = await response.json();
    assert.deepEqual(challenge, {
      component: "ak-stage-flow-error",
      request_id: response.headers.get("X-authentik-id"),
    });
  }
  const honest = { ...answer.headers, Origin: "http://login.example.org" };
  assert.equal((await browser.send(path, { ...answer, headers: honest })).status, 302);
});

test("before the login a response needs no proof", async () => {
  const browser = new Browser();
  const answer = browser.response({ uid_field: "ada" });
  const response = await browser.send(browser.path(login), {
    ...answer,
    headers: { ...answer.headers, Origin: "http://elsewhere.example.org" },
  });
  assert.equal(response.status, 302);
});

test("a response of a lost session goes to the first stage of a new one", async () => {
  const browser = new Browser();
  await browser.post(browser.path(login), { uid_field: "ada" }, "ak-stage-password");
  browser.cookies.clear();
  const challenge = await browser.post(browser.path(login), { password }, "ak-stage-identification");
  assert.equal(challenge.response_errors?.["non_field_errors"]?.[0]?.string, "No identification data provided.");
});

test("a session without a signed-in user ends after a day", async () => {
  let now = Date.now();
  const browser = new Browser({ clock: () => now });
  await browser.post(browser.path(login), { uid_field: "ada" }, "ak-stage-password");
  now += 23 * 3_600_000;
  await browser.get(browser.path(login), "ak-stage-password");
  now += 25 * 3_600_000;
  const old = browser.cookies.get("authentik_session");
  await browser.get(browser.path(login), "ak-stage-identification");
  assert.notEqual(browser.cookies.get("authentik_session"), old);
});

test("a session has one plan: another flow restarts the first", async () => {
  const browser = new Browser();
  await browser.post(browser.path(login), { uid_field: "ada" }, "ak-stage-password");
  await browser.get(browser.path("demo-steps"), "ak-stage-dummy");
  await browser.get(browser.path(login), "ak-stage-identification");
});

test("a GET can be repeated: it shows the same stage without its errors", async () => {
  const browser = new Browser();
  const path = browser.path(login);
  await browser.post(path, { uid_field: "ada" }, "ak-stage-password");
  await browser.post(path, { password: "wrong" }, "ak-stage-password");
  const challenge = await browser.get(path, "ak-stage-password");
  assert.equal(challenge.response_errors, undefined);
});

test("brand and configuration leave the session alone, since pages ask for them while a flow is played", async () => {
  const browser = new Browser();
  for (const path of ["core/brands/current/", "root/config/"]) {
    const response = await browser.send(`/api/v3/${path}`);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("Content-Type"), "application/json");
  }
  assert.equal(browser.cookies.all.length, 0);
});

test("a user who is deactivated while signed in is signed out, with an empty page", async () => {
  const users: User[] = [ada];
  const browser = new Browser({ directory: directory(users) });
  await browser.signIn();
  users[0] = { ...ada, isActive: false };
  const response = await browser.send(browser.path("demo-steps"));
  assert.equal(response.status, 400);
  assert.equal(await response.text(), "");
  users[0] = ada;
  assert.equal((await browser.send("/if/user/")).status, 302);
});
