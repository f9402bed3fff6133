import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ada, demoCredentials } from "../../mocks/directory.js";
import type { PlexSource, Source, TelegramSource } from "../../mocks/executor/sources/source.js";
import { telegramHash } from "../../mocks/executor/stages/telegram.js";
import type { World } from "../../mocks/executor/world.js";
import { playing, type Browser } from "../mocks/browser.js";
import { validate, validateChallenge } from "./openapi.js";
import { flow_info, refusal } from "./visit.js";

const ways = { authenticationFlow: "default-source-authentication", enrollmentFlow: "default-source-enrollment" };
const plex: PlexSource = { kind: "plex", name: "Media", slug: "films", clientId: "a client", ...ways };

function before(source: Source, overrides: Partial<World> = {}): Browser {
  return playing([{ kind: "source", name: "elsewhere", source }], overrides);
}

test("source-stage: Apple is told who asks, where to come back to, and a state that is new each time", async () => {
  const browser = before({ kind: "oauth", name: "Apple", slug: "fruit", providerType: "apple", consumerKey: "an id" });
  const { state, ...challenge } = await browser.get(browser.path("flow"), "ak-source-oauth-apple");
  assert.deepEqual(challenge, {
    component: "ak-source-oauth-apple",
    flow_info,
    client_id: "an id",
    scope: "name email",
    redirect_uri: "http://login.example.org/source/oauth/callback/fruit/",
  });
  assert.match(state, /^[0-9a-f]{32}$/);
  assert.notEqual((await browser.get(browser.path("flow"), "ak-source-oauth-apple")).state, state);
});

test("source-stage: Plex is told who asks, and the page which source that is", async () => {
  const browser = before(plex);
  const challenge = await browser.get(browser.path("flow"), "ak-source-plex");
  assert.deepEqual(challenge, { component: "ak-source-plex", flow_info, client_id: "a client", slug: "films" });
});

describe("A token of Plex", () => {
  async function redeem(browser: Browser, body: object, slug = "films") {
    // Asked for outside of any flow that waits for it.
    const response = await browser.send(`/api/v3/sources/plex/redeem_token/?slug=${slug}`, browser.response(body));
    const isJSON = response.headers.get("Content-Type") === "application/json";
    return { status: response.status, body: isJSON ? ((await response.json()) as unknown) : undefined };
  }

  test("ok: leads to the flow that signs in whom it is known of, else to the one that signs up", async () => {
    const connections = [{ source: "films", identifier: "a known token", username: ada.username }];
    const browser = before(plex, { connections });
    for (const [plex_token, slug] of [
      ["a known token", "default-source-authentication"],
      ["another", "default-source-enrollment"],
    ]) {
      const { status, body } = await redeem(browser, { plex_token });
      const to = `/if/flow/${slug}/?slug=films`;
      assert.deepEqual([status, body], [200, { component: "xak-flow-redirect", to, final_redirect: false }]);
      assert.deepEqual(validateChallenge(body), []);
    }
  });

  test("denied: lets no user in where neither friends nor servers count", async () => {
    const { status, body } = await redeem(before({ ...plex, allowFriends: false }), { plex_token: "a token" });
    assert.deepEqual([status, body], [403, { detail: "Access denied." }]);
    assert.deepEqual(validate("GenericError", body), []);
  });

  test("blank: has to be there", async () => {
    const browser = before(plex);
    assert.deepEqual(await redeem(browser, { plex_token: "" }), {
      status: 400,
      body: { plex_token: ["This field may not be blank."] },
    });
    assert.deepEqual(await redeem(browser, {}), { status: 400, body: { plex_token: ["This field is required."] } });
  });

  test("unknown: is a page that is not there for a source that is not there, and for others than Plex", async () => {
    const browser = before(plex);
    for (const slug of ["nowhere", "forge"]) {
      assert.deepEqual(await redeem(browser, { plex_token: "a token" }, slug), { status: 404, body: undefined });
    }
  });
});

describe("Telegram", () => {
  const component = "ak-source-telegram";
  const source: TelegramSource = {
    kind: "telegram",
    name: "Chat",
    slug: "letters",
    botUsername: "a_bot",
    botToken: "a secret",
    preAuthenticationFlow: "default-source-pre-authentication",
    ...ways,
  };
  const now = Date.parse("2026-08-01T12:00:00Z");
  const sign = (said: object) => ({ ...said, hash: telegramHash({ ...said }, "a secret") });
  const grace = { id: 424242, first_name: "Grace", username: "grace", auth_date: now / 1000 - 60 };

  /** A user who chose this source at a login. */
  async function chosen(): Promise<[browser: Browser, path: string]> {
    const stage = { kind: "identification", name: "who", sources: [source] } as const;
    const browser = playing([stage], { clock: () => now });
    const path = "default-source-pre-authentication";
    const { sources = [] } = await browser.get(browser.path("flow", "next=/a"), "ak-stage-identification");
    assert.deepEqual(sources[0]?.challenge, {
      component: "xak-flow-redirect",
      to: "/source/telegram/letters/",
      final_redirect: false,
    });
    const response = await browser.send("/source/telegram/letters/");
    assert.equal(response.headers.get("Location"), `/if/flow/${path}/`);
    return [browser, browser.path(path)];
  }

  test("default: asks in a stage of its own", async () => {
    const [browser, path] = await chosen();
    const challenge = await browser.get(path, component);
    assert.deepEqual(challenge, {
      component,
      flow_info: { ...flow_info, title: "" },
      bot_username: "a_bot",
      request_message_access: false,
    });
  });

  test("valid: leads who is new to the flow that signs up, and on from there to where the login wanted", async () => {
    const [browser, path] = await chosen();
    const to = "/if/flow/default-source-enrollment/?query=";
    const challenge = await browser.post(path, sign(grace), "xak-flow-redirect");
    assert.deepEqual(challenge, { component: "xak-flow-redirect", to, final_redirect: false });
    const end = await browser.get(browser.path("default-source-enrollment"), "xak-flow-redirect");
    assert.equal(end.to, "/a");
    assert.equal(browser.world.directory.get("grace")?.name, "Grace");
    assert.deepEqual(browser.world.connections, [{ source: "letters", identifier: "424242", username: "grace" }]);
  });

  test("bad-hash: believes nothing that Telegram has not signed", async () => {
    const [browser, path] = await chosen();
    for (const said of [
      { ...grace, hash: "00" },
      { ...sign(grace), username: demoCredentials.username },
    ]) {
      const { response_errors } = await browser.post(path, said, component);
      assert.deepEqual(response_errors, refusal("non_field_errors", "Invalid hash"));
    }
  });

  test("too-old: believes nothing that was said more than five minutes ago", async () => {
    const [browser, path] = await chosen();
    const said = sign({ ...grace, auth_date: grace.auth_date - 5 * 60 });
    const { response_errors } = await browser.post(path, said, component);
    assert.deepEqual(response_errors, refusal("auth_date", "Authentication date is too old"));
  });
});
