import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { ConsentStage } from "../../mocks/executor/flow-stages.js";
import { flow_info, hers, refusal, visit, type Differences } from "./visit.js";

const component = "ak-stage-consent";
const stage: ConsentStage = { kind: "consent", name: "consent" };
const header_text = "You're about to sign into Wiki.";
const permissions = [
  { id: "email", name: "Email address" },
  { id: "openid", name: "" },
];
const context = {
  pending_user: "grace",
  application: { name: "Wiki" },
  consent_header: header_text,
  consent_permissions: permissions,
};
const challenge = {
  component,
  flow_info: { ...flow_info, title: "Redirecting to Wiki" },
  ...hers,
  header_text,
  permissions,
  additional_permissions: [],
};
/** An authorization that asks for these permissions. */
function before(differences: Differences = {}) {
  const flow = { title: "Redirecting to %(app)s", designation: "authorization" } as const;
  const leave = { kind: "oauth_response", name: "leave", redirectUri: "https://wiki.example.org/callback" } as const;
  return visit([stage, leave], { context, flow, ...differences });
}

describe("The consent stage", () => {
  test("first-time: names the permissions, those without a name too", async () => {
    const { token, ...rest } = await before().get(component);
    assert.deepEqual(rest, challenge);
    assert.match(token, /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  });

  test("new-permissions: tells what is new from what was given before", async () => {
    const given = { username: "grace", application: "Wiki", permissions: ["email"], expires: Infinity };
    const groups = { id: "groups", name: "Your groups" };
    const { token: _, ...rest } = await before({
      consents: [given],
      context: { ...context, consent_permissions: [permissions[0] ?? groups, groups] },
    }).get(component);
    assert.deepEqual(rest, { ...challenge, permissions: permissions.slice(0, 1), additional_permissions: [groups] });
  });

  test("header-only: stands before what a link in an e-mail goes on with, and asks for nothing else", async () => {
    const { browser, get } = visit([{ kind: "email", name: "email" }], { flow: { designation: "recovery" } });
    await get("ak-stage-email");
    const [{ link } = { link: "" }] = browser.world.outbox;
    const query = new URL(link, "http://login.example.org").searchParams.toString();
    const { token: _, ...rest } = await browser.get(browser.path("flow", query), component);
    assert.deepEqual(rest, {
      ...challenge,
      flow_info,
      header_text: "Continue to confirm this email address.",
      permissions: [],
    });
  });

  test("no-header: says nothing where there is nothing to say", async () => {
    const { token: _, ...rest } = await before({ context: { pending_user: "grace" } }).get(component);
    const { header_text: __, ...bare } = challenge;
    assert.deepEqual(rest, { ...bare, flow_info: { ...flow_info, title: "Redirecting to " }, permissions: [] });
  });

  test("accept: goes on to the application with the token of what was shown", async () => {
    const { get, send } = before();
    const { token } = await get(component);
    assert.equal((await send({ component, token })).status, 302);
    const { to, ...rest } = await get("xak-flow-redirect");
    assert.match(to, /^https:\/\/wiki\.example\.org\/callback\?code=\w+$/);
    assert.deepEqual(rest, { component: "xak-flow-redirect", final_redirect: false });
  });

  test("stale-token: asks again, with another token", async () => {
    const { get, post } = before();
    const { token: stale } = await get(component);
    const { token: current } = await get(component);
    const { token, ...rest } = await post({ component, token: stale }, component);
    const response_errors = refusal("token", "Invalid consent token, re-showing prompt");
    assert.deepEqual(rest, { ...challenge, response_errors });
    assert.equal(new Set([stale, current, token]).size, 3);
    await post({ token }, "xak-flow-redirect");
  });
});
