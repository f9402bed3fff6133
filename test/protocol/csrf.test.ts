import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Stage } from "../../mocks/executor/flow-stages.js";
import { readableCookies, requests } from "./network.js";
import { due, playStages, signIn, started } from "./walk.js";

const HEADER = "X-authentik-CSRF";
const tokens = () => requests.map(({ headers }) => headers.get(HEADER));
const cookie = () => /authentik_csrf=(\w+)/.exec(readableCookies())?.[1];

describe("the CSRF token", () => {
  it("is left out if there is no cookie, and is not needed before the user has signed in", async () => {
    await signIn();
    assert.equal(requests[0]?.headers.has(HEADER), false);
    assert.equal(requests[1]?.headers.has(HEADER), false);
  });

  it("lets a signed-in user give consent", async () => {
    await signIn();
    const session = await started("demo-consent");
    requests.length = 0;
    await session.respond({ token: due(session, "ak-stage-consent").token });
    due(session, "xak-flow-redirect");
    assert.deepEqual(tokens(), [cookie()]);
    assert.match(cookie() ?? "", /^[0-9a-f]{32}$/);
  });

  it("is read anew for each response: it changes at sign-in, in the middle of a flow (the rotation trap)", async () => {
    const identify: Stage = {
      kind: "identification",
      name: "",
      userFields: ["username"],
      passwordStage: { kind: "password", name: "" },
    };
    const login: Stage = { kind: "user_login", name: "" };
    playStages(identify, login, { kind: "dummy", name: "1" }, identify, login, { kind: "dummy", name: "2" });
    const session = await started("flow");
    await session.respond({ uid_field: "ada", password: "analytical" });
    due(session, "ak-stage-dummy");
    const first = cookie();
    await session.respond({});
    await session.respond({ uid_field: "ada", password: "analytical" });
    due(session, "ak-stage-dummy");
    const second = cookie();
    await session.respond({});
    due(session, "xak-flow-redirect");
    assert.notEqual(second, first);
    const posted = requests.filter(({ method }) => method === "POST");
    assert.deepEqual(
      posted.map(({ headers }) => headers.get(HEADER)),
      [null, first, first, second],
    );
  });

  it("is sent with responses only, and never in the address", async () => {
    await signIn();
    const session = await started("demo-consent");
    await session.start();
    const token = cookie();
    assert.notEqual(token, undefined);
    const asked = requests.filter(({ method }) => method === "GET");
    assert.equal(
      asked.slice(1).some(({ headers }) => headers.has(HEADER)),
      false,
    );
    assert.equal(
      requests.some(({ url }) => token && url.includes(token)),
      false,
    );
  });

  const jars: Record<string, string | null> = {
    "authentik_csrf=right": "right",
    "a=1; authentik_csrf=right; b=2": "right",
    "a=1;authentik_csrf=right;b=2": "right",
    "not_authentik_csrf=wrong; authentik_csrf=right; authentik_csrf_old=wrong": "right",
    "xauthentik_csrf=wrong": null,
    "authentik_csrf2=wrong": null,
    "a=authentik_csrf=wrong": null,
    "authentik_csrf=": null,
    "authentik_csrf=\u00fc\u2713": null,
    "AUTHENTIK_CSRF=wrong": null,
  };
  for (const [jar, token] of Object.entries(jars)) {
    it(`is ${token ? "found" : "not found"} among other cookies: ${jar}`, async () => {
      const session = await started("demo-steps", { cookies: () => jar });
      await session.respond({});
      assert.equal(requests[1]?.headers.get(HEADER), token);
    });
  }

  it("is not needed where the page has no cookies to read", async () => {
    const session = await started("demo-steps", { cookies: undefined } as object);
    await session.respond({});
    assert.equal(due(session, "ak-stage-dummy").name, "dummy-stage-2");
  });
});
