import assert from "node:assert/strict";
import { test } from "node:test";
import type { UserLoginStage } from "../../mocks/executor/flow-stages.js";
import { playing, type Browser } from "./browser.js";

const identification = { kind: "identification", name: "who", userFields: ["username"] } as const;
const step = { kind: "dummy", name: "step" } as const;
const logout = { kind: "user_logout", name: "logout" } as const;
const entry = (browser: Browser) => browser.response({ uid_field: "ada" });

/** What the last answer said of a cookie. */
function given({ given }: Browser, name: string): string | undefined {
  return given.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Signs in by a stage, in two exchanges. */
async function signIn(stage: Partial<UserLoginStage>, clock?: () => number): Promise<Browser> {
  const login = { kind: "user_login", name: "login", ...stage } as const;
  const browser = playing([identification, login], clock && { clock });
  await browser.send(browser.path("flow"), entry(browser));
  await browser.send(browser.path("flow"));
  return browser;
}

test("the session cookie is sent again with each reply of a flow, and with no page that only reads", async () => {
  const browser = playing([step, step]);
  for (const request of [{}, browser.response({}), {}]) {
    await browser.send(browser.path("flow"), request);
    assert.ok(given(browser, "authentik_session"));
  }
  const key = browser.cookies.get("authentik_session");
  await browser.send("/if/user/");
  assert.deepEqual(browser.given, []);
  assert.equal(browser.cookies.get("authentik_session"), key);
});

test("the session cookie goes with the browser, or lasts as long as a session that does", async () => {
  const passing = await signIn({});
  assert.match(given(passing, "authentik_session") ?? "", /^[0-9a-f]+; Path=\/; SameSite=Lax; HttpOnly$/);
  let now = 0;
  const lasting = await signIn({ sessionDuration: "hours=1" }, () => now);
  assert.match(given(lasting, "authentik_session") ?? "", /; Max-Age=3600;/);
  now += 60_000;
  await lasting.send(lasting.path("flow"));
  assert.match(given(lasting, "authentik_session") ?? "", /; Max-Age=3540;/);
});

test("the session cookie is deleted at sign-out, unless the flow goes on", async () => {
  const leaving = playing([logout]);
  await leaving.signIn();
  await leaving.send(leaving.path("flow"));
  assert.equal(given(leaving, "authentik_session"), "; Path=/; SameSite=Lax; Max-Age=0; HttpOnly");
  assert.ok(leaving.cookies.get("authentik_csrf"), "the token stays");

  const staying = playing([logout, step]);
  await staying.signIn();
  const before = staying.cookies.get("authentik_session");
  await staying.send(staying.path("flow"));
  assert.notEqual(staying.cookies.get("authentik_session") ?? before, before);
  await staying.get(staying.path("flow"), "ak-stage-dummy");
});

test("the token against forged requests lasts a year, and a known device thirty days, or as its stage says", async () => {
  const browser = await signIn({});
  assert.match(given(browser, "authentik_csrf") ?? "", /^[0-9a-f]+; Path=\/; SameSite=Lax; Max-Age=31449600$/);
  assert.match(given(browser, "authentik_device") ?? "", /; Max-Age=2592000;/);
  assert.match(given(await signIn({ rememberDevice: "days=1" }), "authentik_device") ?? "", /; Max-Age=86400;/);
  assert.equal(given(await signIn({ rememberDevice: "seconds=0" }), "authentik_device"), undefined);
});
