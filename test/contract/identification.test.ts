import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { demoBrand } from "../../mocks/brand.js";
import type { IdentificationStage } from "../../mocks/executor/flow-stages.js";
import { Browser } from "../mocks/browser.js";
import { Authenticator } from "./authenticator.js";
import { end, flow_info, grace, nobody, password, refusal, visit, type Differences } from "./visit.js";

const component = "ak-stage-identification";
const stage: IdentificationStage = { kind: "identification", name: "who", userFields: ["email", "username"] };
const combined: IdentificationStage = { ...stage, passwordStage: { kind: "password", name: "password" } };
const captchaStage = {
  kind: "captcha",
  name: "captcha",
  publicKey: "a-site-key",
  jsUrl: "https://captcha.test/",
} as const;
const webauthnStage = { kind: "authenticator_validate", name: "passkeys" } as const;
const login = { kind: "user_login", name: "login" } as const;

const challenge = {
  component,
  flow_info,
  user_fields: ["email", "username"],
  pending_user_identifier: null,
  password_fields: false,
  allow_show_password: false,
  flow_designation: "authentication",
  captcha_stage: null,
  primary_action: "Log in",
  sources: [],
  show_source_labels: false,
  enable_remember_me: false,
  passkey_challenge: null,
};
const captcha_stage = {
  component: "ak-stage-captcha",
  ...nobody,
  site_key: "a-site-key",
  js_url: "https://captcha.test/",
  interactive: false,
};

/** A login by this stage, before anybody is known. */
function before(parts: Partial<IdentificationStage> = {}, { flow, ...others }: Differences = {}) {
  const designation = "authentication";
  return visit([{ ...stage, ...parts }, login], { context: {}, flow: { designation, ...flow }, ...others });
}

function redirect(to: string) {
  return { component: "xak-flow-redirect", to, final_redirect: false } as const;
}

describe("The identification stage", () => {
  test("minimal: asks for an identifier, and tells of all that it does not ask", async () => {
    assert.deepEqual(await before().get(component), challenge);
  });

  test("everything: asks all in one form, with what else leads in, and where else to go from here", async () => {
    const sources = [
      {
        name: "A Phone",
        icon_url: "/static/phone.svg",
        promoted: false,
        challenge: {
          component: "ak-source-oauth-apple",
          client_id: "client",
          scope: "name email",
          redirect_uri: "https://login.example.org/back/",
          state: "state",
        },
      },
      { name: "Code", icon_url: "/static/code.svg", promoted: false, challenge: redirect("/source/oauth/login/code/") },
      {
        name: "Media",
        icon_url: "/static/media.svg",
        promoted: false,
        challenge: { component: "ak-source-plex", client_id: "client", slug: "media" },
      },
      { name: "Staff", icon_url: "fa://fa-building", promoted: true, challenge: redirect("/source/saml/staff/") },
      { name: "Talk", icon_url: null, promoted: false, challenge: redirect("/source/telegram/talk/") },
    ] as const;
    const parts: IdentificationStage = {
      ...combined,
      userFields: ["username", "email", "upn"],
      passwordStage: { kind: "password", name: "password", allowShowPassword: true },
      captchaStage,
      sources: sources.toReversed(),
      showSourceLabels: true,
      enableRememberMe: true,
      webauthnStage,
      enrollmentFlow: "enroll",
      recoveryFlow: "recover",
      passwordlessFlow: "passwordless",
    };
    const application = { name: "Wiki", launch_url: "https://wiki.example.org/" };
    const { browser } = before(parts, { context: { application }, flow: { layout: "sidebar_left" } });
    const { passkey_challenge, ...rest } = await browser.get(browser.path("flow", "next=/a/?b=c"), component);
    const query = "?next=%2Fa%2F%3Fb%3Dc";
    assert.deepEqual(rest, {
      component,
      flow_info: { ...flow_info, layout: "sidebar_left", cancel_url: `/flows/-/cancel/${query}` },
      user_fields: ["username", "email", "upn"],
      pending_user_identifier: null,
      password_fields: true,
      allow_show_password: true,
      flow_designation: "authentication",
      captcha_stage,
      primary_action: "Log in",
      sources,
      show_source_labels: true,
      enable_remember_me: true,
      application_pre: "Wiki",
      application_pre_launch: "https://wiki.example.org/",
      enroll_url: `/if/flow/enroll/${query}`,
      recovery_url: `/if/flow/recover/${query}`,
      passwordless_url: `/if/flow/passwordless/${query}`,
    });
    const { challenge: _, ...options } = passkey_challenge ?? {};
    assert.deepEqual(options, {
      timeout: 60000,
      rpId: "login.example.org",
      allowCredentials: [],
      userVerification: "preferred",
    });
  });

  test("sources-only: has nothing to fill in where no identifier counts", async () => {
    const sources = [
      { name: "Code", icon_url: "/static/code.svg", promoted: false, challenge: redirect("/source/oauth/login/code/") },
    ];
    const { get } = before({ userFields: [], sources }, { flow: { designation: "enrollment" } });
    const enrolling = { flow_designation: "enrollment", primary_action: "Continue" };
    assert.deepEqual(await get(component), { ...challenge, ...enrolling, user_fields: [], sources });
  });

  test("login-hint: offers a name that the application gave, where there is more to ask", async () => {
    // Whatever the provider would say of no token is good enough here, and still it is not asked.
    const easy = { ...captchaStage, errorOnInvalidScore: false };
    const { get } = before({ captchaStage: easy }, { context: { pending_user_identifier: grace.email } });
    assert.deepEqual(await get(component), { ...challenge, captcha_stage, pending_user_identifier: grace.email });
  });

  test("login-hint: asks nothing where the name is all that there is to ask", async () => {
    const { get } = before({}, { context: { pending_user_identifier: grace.email } });
    assert.deepEqual(await get("xak-flow-redirect"), end);
  });

  test("recovery: goes on, in the words of its button, where no user signs in", async () => {
    const { get } = before({}, { flow: { designation: "recovery" } });
    const recovering = { flow_designation: "recovery", primary_action: "Continue" };
    assert.deepEqual(await get(component), { ...challenge, ...recovering });
  });

  test("valid-identifier: goes on to the password, over a redirect to the same address", async () => {
    const brand = { ...demoBrand, flow_recovery: "recovery" };
    const { get, send } = visit([stage, { kind: "password", name: "password" }], { context: {}, brand });
    const response = await send({ component, uid_field: "grace" });
    assert.deepEqual([response.status, await response.text()], [302, ""]);
    assert.deepEqual(await get("ak-stage-password"), {
      component: "ak-stage-password",
      flow_info,
      ...nobody,
      pending_user: "grace",
      allow_show_password: false,
      recovery_url: "http://login.example.org/if/flow/recovery/",
    });
  });

  test("valid-combined: takes name, password and proof of a human at once", async () => {
    const { send, get } = before({ ...combined, captchaStage });
    const answer = { component, uid_field: "grace", password, captcha_token: "a-token" };
    assert.equal((await send(answer)).status, 302);
    assert.deepEqual(await get("xak-flow-redirect"), end);
  });

  test("valid-passkey: takes a passkey in the place of a name, and of all else", async () => {
    const authenticator = new Authenticator();
    const setup = visit([{ kind: "authenticator_webauthn", name: "setup" }]);
    const { registration } = await setup.get("ak-stage-authenticator-webauthn");
    await setup.post({ response: authenticator.register(registration) }, "xak-flow-redirect");
    const { directory } = setup.world;
    const { get, send } = before({ ...combined, captchaStage, webauthnStage }, { directory });
    const passkey = authenticator.assert((await get(component)).passkey_challenge ?? {});
    assert.equal((await send({ component, passkey })).status, 302);
    assert.deepEqual(await get("xak-flow-redirect"), end);
  });

  test("empty: takes an empty object for no passkey, and misses a name", async () => {
    const { get, post } = visit([{ ...stage, webauthnStage }]);
    const first = await get(component);
    const { response_errors } = await post({ component, passkey: {} }, component);
    assert.deepEqual(response_errors, refusal("non_field_errors", "No identification data provided."));
    assert.ok(first.passkey_challenge);
  });

  test("passkey-unknown: takes no passkey that belongs to no user, and asks with another challenge", async () => {
    const { get, post } = before({ webauthnStage });
    const first = await get(component);
    const passkey = new Authenticator().assert(first.passkey_challenge ?? {});
    const refused = await post({ component, passkey }, component);
    const response_errors = refusal("non_field_errors", "Invalid device");
    assert.deepEqual(refused, { ...challenge, passkey_challenge: refused.passkey_challenge, response_errors });
    const values = [first, refused].map(({ passkey_challenge }) => passkey_challenge?.["challenge"]);
    assert.notEqual(values[0], values[1]);
    assert.deepEqual({ ...refused.passkey_challenge, challenge: values[0] }, first.passkey_challenge);
  });

  const failed = refusal("non_field_errors", "Failed to authenticate.");

  test("unknown-user: offers again what was typed, where accounts are hidden", async () => {
    for (const showMatchedUser of [false, true]) {
      const { post } = before({ showMatchedUser, pretendUserExists: false });
      const refused = await post({ component, uid_field: "nobody" }, component);
      const pending_user_identifier = showMatchedUser ? null : "nobody";
      assert.deepEqual(refused, { ...challenge, pending_user_identifier, response_errors: failed });
    }
  });

  test("wrong-password-or-captcha: does not tell what of the form was wrong", async () => {
    const right = { uid_field: "grace", password, captcha_token: "a-token" };
    const wrongs = [{ password: "wrong" }, { password: undefined }, { captcha_token: "" }, { captcha_token: "robot" }];
    for (const wrong of [...wrongs, { uid_field: "nobody" }]) {
      const { post } = before({ ...combined, captchaStage });
      const refused = await post({ component, ...right, ...wrong }, component);
      assert.deepEqual(refused, { ...challenge, password_fields: true, captcha_stage, response_errors: failed });
    }
  });

  test("wrong-password-or-captcha: uses the token up, whatever was wrong", async () => {
    const { post } = before({ ...combined, captchaStage });
    const answer = { uid_field: "grace", captcha_token: "a-token" };
    await post({ ...answer, password: "wrong" }, component);
    await post({ ...answer, password }, component);
    await post({ ...answer, password, captcha_token: "another" }, "xak-flow-redirect");
  });

  test("empty: has nothing to go by without a name", async () => {
    for (const body of [{}, { uid_field: "" }, { uid_field: null }]) {
      const { post } = before();
      const response_errors = refusal("non_field_errors", "No identification data provided.");
      assert.deepEqual(await post({ component, ...body }, component), { ...challenge, response_errors });
    }
  });

  test("has each browser sign its own challenge", async () => {
    const { browser } = before({ webauthnStage });
    const other = new Browser(browser.world);
    const [one, two] = await Promise.all([browser, other].map((it) => it.get(it.path("flow"), component)));
    assert.notEqual(one?.passkey_challenge?.["challenge"], two?.passkey_challenge?.["challenge"]);
  });
});
