import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ada, directory, type User } from "../../mocks/directory.js";
import type { OAuthResponseStage } from "../../mocks/executor/flow-appended.js";
import type { World } from "../../mocks/executor/world.js";
import { demoWorld } from "../../mocks/world.js";
import { playing, type Browser } from "../mocks/browser.js";
import { end, flow_info, nobody } from "./visit.js";

const step = { kind: "dummy", name: "step" } as const;
const deny = { kind: "deny", name: "deny" } as const;
const wiki = { application: { name: "Example Wiki", launch_url: "https://wiki.example.org/" } };

describe("Access is denied", () => {
  const denied = { component: "ak-stage-access-denied", flow_info, ...nobody };

  test("default: without a reason, if no policy gave one", async () => {
    const browser = playing([{ kind: "deny", name: "deny" }]);
    const denial = await browser.get(browser.path("flow"), "ak-stage-access-denied");
    assert.deepEqual(denial, { ...denied, error_message: "Unknown error" });
  });

  test("policy-message: with every reason on a line of its own, to who is signed in by name", async () => {
    const policies = [
      { name: "network", passes: false, messages: ["Not from here."] },
      { name: "hour", passes: false, messages: ["Not now."] },
    ];
    const browser = playing([step], {}, { policies });
    await browser.signIn();
    const denial = await browser.get(browser.path("flow"), "ak-stage-access-denied");
    assert.equal(denial.error_message, "Not from here.\nNot now.");
    assert.equal(denial.pending_user, ada.username);
    assert.match(denial.pending_user_avatar, /^data:image\/svg\+xml;base64,/);
  });

  test("not-applicable: to who is not the one that the flow is for", async () => {
    const browser = playing([step], {}, { authentication: "require_authenticated" });
    const denial = await browser.get(browser.path("flow"), "ak-stage-access-denied");
    assert.deepEqual(denial, { ...denied, error_message: "Flow does not apply to current user." });
  });

  test("not-applicable: under a title as it was written, as there is no plan that knows more", async () => {
    const title = "Redirecting to %(app)s for %(user)s";
    const parts = { title, background: "", context: wiki };
    const closed = playing([step], {}, { ...parts, authentication: "require_superuser" });
    const { flow_info: info } = await closed.get(closed.path("flow"), "ak-stage-access-denied");
    assert.equal(info?.title, title);
    assert.equal(info.background, "/static/dist/assets/images/flow_background.jpg", "the one of the server");
    const denying = playing([deny], {}, parts);
    const { flow_info: planned } = await denying.get(denying.path("flow"), "ak-stage-access-denied");
    assert.equal(planned?.title, "Redirecting to Example Wiki for ");
  });

  test("link-expired: to who comes without a link that counts, where one is demanded", async () => {
    const error_message = "This link is invalid or has expired. Please request a new one.";
    const browser = playing([step], {}, { authentication: "require_token" });
    for (const query of ["", "flow_token=gone"]) {
      const denial = await browser.get(browser.path("flow", query), "ak-stage-access-denied");
      assert.deepEqual(denial, { ...denied, error_message });
    }
  });

  test("invalid-next: to who wants to go to another server, after all that the flow does", async () => {
    const browser = playing([step]);
    const query = String(new URLSearchParams({ next: "https://elsewhere.example.org/" }));
    const path = browser.path("flow", query);
    const denial = await browser.post(path, {}, "ak-stage-access-denied");
    assert.equal(denial.error_message, "Invalid next URL");
    await browser.get(path, "ak-stage-dummy");
  });
});

describe("Where a plan is dropped", () => {
  const path = (browser: Browser) => browser.path("flow", "next=/a");
  const signedIn = async (browser: Browser) => (await browser.send("/if/user/")).status === 200;

  test("has the target of the page, with servers that keep it", async () => {
    for (const [version, cancel_url] of [
      ["2025.10", "/flows/-/cancel/"],
      ["2025.12", "/flows/-/cancel/?next=%2Fa"],
      ["2026.8", "/flows/-/cancel/?next=%2Fa"],
    ] as const) {
      const browser = playing([step], { version });
      assert.equal((await browser.get(path(browser), "ak-stage-dummy")).flow_info?.cancel_url, cancel_url);
    }
  });

  test("has no target in a denial, which forgets it", async () => {
    for (const browser of [playing([step], {}, { authentication: "require_superuser" }), playing([deny])]) {
      const denial = await browser.get(path(browser), "ak-stage-access-denied");
      assert.equal(denial.flow_info?.cancel_url, "/flows/-/cancel/");
    }
  });

  test("leads to the target, or with older servers and without a target to the flow that signs out", async () => {
    const invalidation = "/flows/-/default/invalidation/";
    for (const [version, query, to] of [
      ["2025.10", "?next=/a", invalidation],
      ["2025.12", "?next=/a", "/a"],
      ["2026.8", "?next=/a", "/a"],
      ["2026.8", "", invalidation],
      ["2026.8", "?next=//elsewhere.example.org", invalidation],
    ] as const) {
      const browser = playing([step, step], { version });
      await browser.signIn();
      await browser.post(path(browser), {}, "ak-stage-dummy");
      const response = await browser.send(`/flows/-/cancel/${query}`);
      assert.deepEqual([response.status, response.headers.get("Location")], [302, to]);
      assert.equal(await signedIn(browser), true, "who does not follow it stays signed in");
      await browser.post(path(browser), {}, "ak-stage-dummy");
    }
  });
});

describe("A failure", () => {
  const failing = (user?: Partial<User>) =>
    playing(
      [{ kind: "dummy", name: "fail", throwError: true }],
      user && { directory: directory([{ ...ada, ...user }]) },
    );

  test("anonymous: is told with the number of its request alone, also to who is signed in", async () => {
    const browser = failing();
    for (const _ of ["before", "after"]) {
      const response = await browser.send(browser.path("flow"));
      const request_id = response.headers.get("X-authentik-id");
      assert.deepEqual(
        [response.status, await response.json()],
        [200, { component: "ak-stage-flow-error", request_id }],
      );
      await browser.signIn();
    }
  });

  test("superuser: is told with its place to superusers, and to those who look for errors", async () => {
    for (const user of [{ isSuperuser: true }, { isDebugging: true }]) {
      const browser = failing(user);
      await browser.signIn();
      const error = await browser.get(browser.path("flow"), "ak-stage-flow-error");
      assert.deepEqual(Object.keys(error).sort(), ["component", "error", "request_id", "traceback"]);
      assert.equal(error.error, "Test error");
      assert.match(error.traceback ?? "", /Test error/);
    }
  });
});

describe("The end of a session", () => {
  async function ending(overrides: Partial<World>, context = {}): Promise<Browser> {
    const browser = playing([{ kind: "session_end", name: "end" }], overrides, { context });
    await browser.signIn();
    return browser;
  }
  const external = { directory: directory([{ ...ada, isInternal: false }]) };
  const { flow_invalidation: _, ...brandWithoutWayOut } = demoWorld().brand;

  test("full: offers the application, the way out and the overview to who belongs here", async () => {
    const browser = await ending({}, wiki);
    const { pending_user_avatar, ...challenge } = await browser.get(browser.path("flow"), "ak-stage-session-end");
    assert.deepEqual(challenge, {
      component: "ak-stage-session-end",
      flow_info,
      pending_user: ada.username,
      brand_name: "authentik",
      application_name: "Example Wiki",
      application_launch_url: "https://wiki.example.org/",
      invalidation_flow_url: "/if/flow/default-invalidation-flow/",
      overview_url: "http://login.example.org/",
    });
    assert.match(pending_user_avatar, /^data:image/);
  });

  test("external-user: offers no overview to others", async () => {
    const browser = await ending(external, wiki);
    const challenge = await browser.get(browser.path("flow"), "ak-stage-session-end");
    assert.ok(!("overview_url" in challenge));
    assert.equal(challenge.application_name, "Example Wiki");
  });

  test("minimal: is sure of the brand's name alone", async () => {
    const browser = await ending({ ...external, brand: brandWithoutWayOut });
    const challenge = await browser.get(browser.path("flow"), "ak-stage-session-end");
    const members = ["brand_name", "component", "flow_info", "pending_user", "pending_user_avatar"];
    assert.deepEqual(Object.keys(challenge).sort(), members);
  });

  test("no-launch-url: has null where the application cannot be launched", async () => {
    const browser = await ending({}, { application: { name: "Example TV" } });
    const challenge = await browser.get(browser.path("flow"), "ak-stage-session-end");
    assert.equal(challenge.application_launch_url, null);
  });
});

const oauth: OAuthResponseStage = {
  kind: "oauth_response",
  name: "code",
  redirectUri: "https://wiki.example.org/callback",
  state: "a state",
};

describe("A form for another site", () => {
  const saml = { kind: "autosubmit", name: "saml", attrs: { SAMLResponse: "PHNhbWw+", RelayState: "" } } as const;

  test("saml-response: comes from a stage, with all that is to be posted", async () => {
    const browser = playing([saml], {}, { context: wiki });
    const challenge = await browser.get(browser.path("flow"), "ak-stage-autosubmit");
    assert.deepEqual(challenge, {
      component: "ak-stage-autosubmit",
      flow_info,
      url: "/demo/posted/",
      attrs: { SAMLResponse: "PHNhbWw+", RelayState: "" },
      title: "Redirecting to Example Wiki...",
    });
  });

  test("oauth-form-post: comes without a word of the flow from OAuth2", async () => {
    const browser = playing([{ ...oauth, responseMode: "form_post" }], {}, { context: wiki });
    const { attrs, ...challenge } = await browser.get(browser.path("flow"), "ak-stage-autosubmit");
    assert.deepEqual(challenge, {
      component: "ak-stage-autosubmit",
      url: "https://wiki.example.org/callback",
      title: "Redirecting to Example Wiki...",
    });
    assert.deepEqual(Object.keys(attrs), ["code", "state"]);
    assert.equal(attrs["state"], "a state");
  });

  test("never-post: is not for the executor, which has nothing to say to that", async () => {
    for (const stage of [saml, { ...oauth, responseMode: "form_post" } as const]) {
      const browser = playing([stage]);
      await browser.get(browser.path("flow"), "ak-stage-autosubmit");
      const response = await browser.send(browser.path("flow"), browser.response({}));
      assert.deepEqual([response.status, await response.text()], [400, ""]);
      assert.equal(response.headers.get("Content-Type"), "text/html; charset=utf-8");
    }
  });
});

describe("A redirect", () => {
  test("flow-done: ends a flow at the root, without a word of the flow", async () => {
    const browser = playing([]);
    assert.deepEqual(await browser.get(browser.path("flow"), "xak-flow-redirect"), end);
  });

  test("next: ends a flow where the page wanted to go", async () => {
    const next = "/application/o/authorize/?client_id=wiki&response_type=code";
    const browser = playing([]);
    const path = browser.path("flow", String(new URLSearchParams({ next })));
    assert.deepEqual(await browser.get(path, "xak-flow-redirect"), { ...end, to: next });
  });

  test("redirect-stage: leads from one flow to another, and is no end", async () => {
    const browser = playing([{ kind: "redirect", name: "on", mode: "flow", targetFlow: "default-recovery-flow" }]);
    const challenge = await browser.get(browser.path("flow"), "xak-flow-redirect");
    const to = "/if/flow/default-recovery-flow/";
    assert.deepEqual(challenge, { component: "xak-flow-redirect", flow_info, to, final_redirect: false });
  });

  test("oauth: brings an application its code, leaves for good and says that it is no end", async () => {
    const browser = playing([oauth]);
    const { to, ...challenge } = await browser.get(browser.path("flow"), "xak-flow-redirect");
    assert.deepEqual(challenge, { component: "xak-flow-redirect", final_redirect: false });
    assert.match(to, /^https:\/\/wiki\.example\.org\/callback\?code=\w+&state=a\+state$/);
  });

  test("custom-scheme: leads to an app", async () => {
    const browser = playing([{ kind: "oauth_response", name: "code", redirectUri: "org.example.app://oauth" }]);
    const { to } = await browser.get(browser.path("flow"), "xak-flow-redirect");
    assert.match(to, /^org\.example\.app:\/\/oauth\?code=\w+$/);
  });

  test("self: leads to the executor itself where a page writes the address otherwise than the server", async () => {
    const browser = playing([step, { ...step, name: "second" }]);
    const address = "/api/v3/flows/executor/flow/?query=next%3D%252Fa";
    const challenge = await browser.post(`${address}*b`, {}, "xak-flow-redirect");
    assert.deepEqual(challenge, { component: "xak-flow-redirect", to: `${address}%2Ab`, final_redirect: false });
    assert.equal((await browser.get(challenge.to, "ak-stage-dummy")).name, "second");
  });
});

describe("A page of the server", () => {
  for (const [name, body] of Object.entries({
    "error-page": "<!DOCTYPE html><html><head><title>No</title></head><body><h1>No</h1></body></html>",
    fragment: "<p>Good day</p>",
  })) {
    test(`${name}: comes as it is, without a word of the flow`, async () => {
      const browser = playing([{ kind: "shell", name: "page", body }]);
      const challenge = await browser.get(browser.path("flow"), "xak-flow-shell");
      assert.deepEqual(challenge, { component: "xak-flow-shell", body });
    });
  }
});
