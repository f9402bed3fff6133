import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ada, demoCredentials, directory, type User } from "../../mocks/directory.js";
import { memoryStore, sessionsIn } from "../../mocks/executor/storage.js";
import { demoWorld } from "../../mocks/world.js";
import { playing, type Browser } from "../mocks/browser.js";
import { validate, validateChallenge } from "./openapi.js";

const { username, password } = demoCredentials;
const step = { kind: "dummy", name: "step" } as const;
const html = "text/html; charset=utf-8";

async function read(browser: Browser, path: string, schema: string): Promise<Record<string, unknown>> {
  const response = await browser.send(`${browser.world.base}api/v3/${path}`);
  assert.equal(response.status, 200);
  const body = (await response.json()) as Record<string, unknown>;
  assert.deepEqual(validate(schema, body), []);
  return body;
}

describe("The brand", () => {
  const { brand } = demoWorld();
  const flowsOf = (body: object) => Object.keys(body).filter((member) => member.startsWith("flow_"));

  test("default: names the flows that it has, and no other, and the public flags", async () => {
    const body = await read(playing([]), "core/brands/current/", "CurrentBrand");
    assert.deepEqual(flowsOf(body), ["flow_authentication", "flow_invalidation", "flow_user_settings"]);
    assert.deepEqual(body["flags"], { flows_refresh_others: false, flows_continuous_login: false });
    assert.equal(body["matched_domain"], "authentik-default");
    assert.equal(body["branding_favicon_themed_urls"], null);
  });

  test("branded: is what the world's is, with images for each theme, links that lead nowhere, and more flows", async () => {
    const branded = {
      ...brand,
      matched_domain: "login.example.org",
      branding_title: "Example Engines",
      branding_logo_themed_urls: { light: "/files/light.svg?token=a.b", dark: "/files/dark.svg?token=a.b" },
      branding_custom_css: ":root { --engine: brass; }",
      ui_footer_links: [
        { name: "Imprint", href: "https://example.org/imprint" },
        { name: "For members only", href: null },
      ],
      ui_theme: "dark",
      default_locale: "de",
      flags: { flows_refresh_others: false, flows_continuous_login: true },
      flow_recovery: "default-recovery-flow",
      flow_unenrollment: "default-unenrollment-flow",
      flow_device_code: "default-device-code-flow",
      flow_lockdown: "default-account-lockdown",
    } as const;
    assert.deepEqual(await read(playing([], { brand: branded }), "core/brands/current/", "CurrentBrand"), branded);
  });
});

test("default: the configuration tells what the server can do, and how long it remembers", async () => {
  const { config } = demoWorld();
  const capabilities = ["can_save_media", "is_enterprise"];
  const browser = playing([], { config: { ...config, capabilities } });
  assert.deepEqual(await read(browser, "root/config/", "Config"), { ...config, capabilities });
});

describe("The endpoint of a flow", () => {
  test("same-url-redirect: sends who has answered well to the same address", async () => {
    const browser = playing([step, step]);
    const path = browser.path("flow");
    const response = await browser.send(path, browser.response({}));
    assert.deepEqual([response.status, response.headers.get("Location"), await response.text()], [302, path, ""]);
  });

  test("unknown-flow: is a page that is not there for a flow that is not there", async () => {
    const browser = playing([]);
    const response = await browser.send(browser.path("nowhere"));
    assert.deepEqual([response.status, response.headers.get("Content-Type")], [404, html]);
  });

  async function failure(browser: Browser, request: Parameters<Browser["send"]>[1]): Promise<void> {
    const response = await browser.send(browser.path("flow"), request);
    const body: unknown = await response.json();
    const request_id = response.headers.get("X-authentik-id");
    assert.deepEqual([response.status, body], [200, { component: "ak-stage-flow-error", request_id }]);
    assert.deepEqual(validateChallenge(body), []);
  }

  test("csrf: fails with 200 for who is signed in and does not prove to be on this page", async () => {
    const browser = playing([step]);
    await browser.signIn();
    const { headers, ...request } = browser.response({});
    await failure(browser, { ...request, headers: { "Content-Type": "application/json" } });
    await failure(browser, { ...request, headers: { ...headers, "X-authentik-CSRF": "0".repeat(32) } });
    await browser.post(browser.path("flow"), {}, "xak-flow-redirect");
  });

  test("malformed-json: fails with 200 for what is no JSON, or does not say so", async () => {
    const browser = playing([step]);
    const json = { "Content-Type": "application/json" };
    await failure(browser, { method: "POST", headers: json, body: "{" });
    await failure(browser, { method: "POST", headers: { "Content-Type": "text/plain" }, body: "{}" });
    await browser.get(browser.path("flow"), "ak-stage-dummy");
  });

  test("session-binding-broken: asks who has moved to sign in again, on a page", async () => {
    const login = [
      { kind: "identification", name: "who", userFields: ["username"] },
      { kind: "user_login", name: "login", networkBinding: "bind_asn_network_ip" },
    ] as const;
    const browser = playing(login);
    const path = browser.path("flow");
    const from = (address: string) => ({ "X-Forwarded-For": address });
    const entry = browser.response({ uid_field: username });
    await browser.send(path, { ...entry, headers: { ...entry.headers, ...from("192.0.2.1") } });
    await browser.send(path, { headers: from("192.0.2.1") });
    assert.equal((await browser.send("/if/user/", { headers: from("192.0.2.1") })).status, 200);

    const moved = await browser.send(path, { headers: from("198.51.100.7") });
    const next = "/api/v3/flows/executor/flow/%3Fquery%3D";
    assert.deepEqual(
      [moved.status, moved.headers.get("Location")],
      [302, `/flows/-/default/authentication/?next=${next}`],
    );
    assert.equal((await browser.send("/if/user/", { headers: from("192.0.2.1") })).status, 302, "no user is signed in");
  });

  test("unbound: does not care where anybody is who is not bound to a place", async () => {
    const browser = playing([step]);
    await browser.signIn();
    const headers = { "X-Forwarded-For": "198.51.100.7" };
    assert.equal((await browser.send("/if/user/", { headers })).status, 200);
  });

  test("deactivated-user: signs out a deactivated user, with an empty page", async () => {
    const users: User[] = [ada];
    const browser = playing([step], { directory: directory(users) });
    await browser.signIn();
    users[0] = { ...ada, isActive: false };
    const response = await browser.send(browser.path("flow"));
    const { status, headers } = response;
    assert.deepEqual([status, headers.get("Content-Type"), await response.text()], [400, html, ""]);
    users[0] = ada;
    assert.equal((await browser.send("/if/user/")).status, 302, "no user is signed in");
  });
});

describe("An answer", () => {
  const common = {
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    Vary: "Accept-Language, Cookie",
    "Content-Language": "en",
  };
  const played = { ...common, "X-Frame-Options": "SAMEORIGIN", Allow: "GET, POST, HEAD, OPTIONS" };
  const read = { ...common, "X-Frame-Options": "DENY", Allow: "GET, HEAD, OPTIONS" };
  const told = { ...common, "X-Frame-Options": "DENY", Allow: "POST, OPTIONS" };
  const page = { ...common, "X-Frame-Options": "DENY", Allow: null };
  const elsewhere = { ...common, "X-Frame-Options": null, Allow: null };
  const executor = "/api/v3/flows/executor";
  for (const [name, path, headers] of [
    ["of a flow", `${executor}/flow/?query=`, played],
    ["of a flow that is not there", `${executor}/nowhere/?query=`, { ...played, Allow: null }],
    ["of the brand", "/api/v3/core/brands/current/", read],
    ["of the configuration", "/api/v3/root/config/", read],
    ["of the set-up of Duo", `/api/v3/stages/authenticator/duo/${"0".repeat(8)}/enrollment_status/`, { ...told }],
    ["that is a page", "/if/user/", page],
    ["that drops a plan", "/flows/-/cancel/", page],
    ["that is nowhere", "/api/v3/nowhere/", page],
    ["of another site", "/demo/outbox/", elsewhere],
  ] as const) {
    test(`${name} says what it may be used for`, async () => {
      const response = await playing([step]).send(path);
      const said = Object.keys(headers).map((header) => [header, response.headers.get(header)]);
      assert.deepEqual(Object.fromEntries(said), response.status === 404 ? { ...headers, Allow: null } : headers);
    });
  }
});

describe("The inspector", () => {
  const steps = [
    { kind: "identification", name: "who", userFields: ["username"] },
    { kind: "password", name: "password" },
    { kind: "user_login", name: "login", rememberMeOffset: "days=1" },
  ] as const;
  const superuser = { directory: directory([{ ...ada, isSuperuser: true }]) };
  const address = "flows/inspector/flow/";

  async function looking(): Promise<Browser> {
    const browser = playing(steps, superuser);
    await browser.signIn();
    await browser.post(browser.path("flow"), { uid_field: username }, "ak-stage-password");
    return browser;
  }

  test("running: shows the step that is due, the next one, and the plan before each that is done", async () => {
    const browser = await looking();
    const { plans, current_plan, is_completed } = (await read(browser, address, "FlowInspection")) as {
      plans: Shown[];
      current_plan: Shown;
      is_completed: boolean;
    };
    assert.deepEqual(
      [plans.map(namesOf), namesOf(current_plan), is_completed],
      [[["who", "password"]], ["password", "login"], false],
    );
    const [before] = plans;
    assert.deepEqual(before?.plan_context, {});
    assert.deepEqual(current_plan.plan_context, {
      pending_user: { app: "authentik_core", model_name: "user", name: ada.name, pk: 1, username },
    });
    assert.match(current_plan.session_id, /^[0-9a-f]{64}$/);
  });

  test("last-stage: shows nulls where there is no next step, against its own schema", async () => {
    const browser = await looking();
    await browser.post(browser.path("flow"), { password }, "ak-stage-user-login");
    const response = await browser.send(`/api/v3/${address}`);
    const body = (await response.json()) as { plans: Shown[]; current_plan: Shown };
    assert.deepEqual(body.plans.map(namesOf), [
      ["who", "password"],
      ["password", "login"],
    ]);
    assert.deepEqual(body.current_plan.next_planned_stage, {
      target: null,
      stage: null,
      evaluate_on_plan: false,
      re_evaluate_policies: false,
      order: null,
      policy_engine_mode: null,
      invalid_response_action: null,
    });
    const problems = validate("FlowInspection", body);
    assert.ok(problems.length > 0 && problems.every((it) => it.startsWith("/current_plan/next_planned_stage")));
  });

  test("no-plan: has an empty page for who plays nothing", async () => {
    const storage = sessionsIn(memoryStore());
    await storage.write({ key: "0123", expires: Infinity, user: username });
    const browser = playing(steps, { ...superuser, storage });
    browser.cookies.set("authentik_session", "0123");
    const response = await browser.send(`/api/v3/${address}`);
    assert.deepEqual(
      [response.status, response.headers.get("Content-Type"), await response.text()],
      [400, "text/html", ""],
    );
  });

  test("not-permitted: is not there for anybody else", async () => {
    const browser = playing(steps);
    for (const who of ["anonymous", "signed in"]) {
      const response = await browser.send(`/api/v3/${address}`);
      assert.deepEqual([response.status, response.headers.get("Content-Type")], [404, html], who);
      await browser.signIn();
    }
  });
});

interface Shown {
  current_stage: { stage_obj: { name: string } };
  next_planned_stage: { stage_obj?: { name: string } };
  plan_context: object;
  session_id: string;
}

/** The names of the step that is due and of the next. */
function namesOf({ current_stage, next_planned_stage }: Shown): (string | undefined)[] {
  return [current_stage.stage_obj.name, next_planned_stage.stage_obj?.name];
}
