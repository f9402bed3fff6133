import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { NativeLogoutStage } from "../../mocks/executor/flow-appended.js";
import type { LogoutURL } from "../../src/protocol/challenges.js";
import { playing } from "../mocks/browser.js";
import { end, flow_info } from "./visit.js";

describe("Logout in frames", () => {
  const nothing = { saml_request: null, saml_response: null, saml_relay_state: null };
  const services: readonly LogoutURL[] = [
    { ...nothing, url: "https://wiki.example.org/logout?sid=1", provider_name: "Wiki", binding: "redirect" },
    { ...nothing, url: "https://forge.example.org/slo?SAMLRequest=a", provider_name: "Forge", binding: "redirect" },
    { ...nothing, url: "https://chat.example.org/slo", provider_name: "Chat", binding: "post", saml_request: "YQ==" },
    {
      ...nothing,
      url: "https://mail.example.org/slo",
      provider_name: null,
      binding: "post",
      saml_response: "Yg==",
      saml_relay_state: "/done",
    },
  ];
  const leaving = () =>
    playing([
      { kind: "user_logout", name: "out" },
      { kind: "iframe_logout", name: "frames", services },
    ]);

  test("mixed: lists every service with all that each wants, to who is signed out already", async () => {
    const browser = leaving();
    await browser.signIn();
    const challenge = await browser.get(browser.path("flow"), "ak-provider-iframe-logout");
    assert.deepEqual(challenge, { component: "ak-provider-iframe-logout", flow_info, logout_urls: services });
    assert.equal((await browser.send("/if/user/")).status, 302, "no user is signed in");
  });

  test("empty: lists them once; there is nothing to do after a reload", async () => {
    const browser = leaving();
    await browser.get(browser.path("flow"), "ak-provider-iframe-logout");
    const challenge = await browser.get(browser.path("flow"), "ak-provider-iframe-logout");
    assert.deepEqual(challenge, { component: "ak-provider-iframe-logout", flow_info, logout_urls: [] });
  });

  test("done: is over with an empty response", async () => {
    const browser = leaving();
    await browser.get(browser.path("flow"), "ak-provider-iframe-logout");
    assert.deepEqual(await browser.post(browser.path("flow"), {}, "xak-flow-redirect"), end);
  });
});

describe("Logout of one service after the other", () => {
  const component = "ak-provider-saml-native-logout";
  const services: NativeLogoutStage["services"] = [
    {
      provider_name: "Chat",
      saml_binding: "post",
      post_url: "https://chat.example.org/slo",
      saml_request: "YQ==",
      saml_relay_state: "http://login.example.org/if/flow/flow/",
    },
    { provider_name: "Forge", saml_binding: "redirect", redirect_url: "https://forge.example.org/slo?SAMLRequest=a" },
  ];
  const leaving = (left: NativeLogoutStage["services"]) =>
    playing([{ kind: "native_logout", name: "one by one", services: left }]);

  test("post: has a form for one service, and nothing of a redirect", async () => {
    const browser = leaving(services);
    const challenge = await browser.get(browser.path("flow"), component);
    assert.deepEqual(challenge, { component, flow_info, is_complete: false, ...services[0] });
  });

  test("redirect: has an address for the next one, and nothing of a form", async () => {
    const browser = leaving(services);
    await browser.get(browser.path("flow"), component);
    const challenge = await browser.get(browser.path("flow"), component);
    assert.deepEqual(challenge, { component, flow_info, is_complete: false, ...services[1] });
  });

  test("complete: says that all are done, and nothing else", async () => {
    const browser = leaving([]);
    assert.deepEqual(await browser.get(browser.path("flow"), component), { component, flow_info, is_complete: true });
  });

  test("continue: is over with an empty response", async () => {
    const browser = leaving([]);
    await browser.get(browser.path("flow"), component);
    assert.deepEqual(await browser.post(browser.path("flow"), { component }, "xak-flow-redirect"), end);
  });
});

describe("The code of another device", () => {
  const component = "ak-provider-oauth2-device-code";
  const asking = () =>
    playing([{ kind: "device_code", name: "code", code: "012345678", targetFlow: "demo-device-code-finish" }]);

  test("default: is asked for without another word", async () => {
    const browser = asking();
    assert.deepEqual(await browser.get(browser.path("flow"), component), { component, flow_info });
  });

  test("valid: leads to the flow of its application, with what the call had as its query", async () => {
    const browser = asking();
    assert.deepEqual(await browser.post(browser.path("flow"), { code: "012345678" }, "xak-flow-redirect"), {
      component: "xak-flow-redirect",
      to: "/if/flow/demo-device-code-finish/?query=",
      final_redirect: false,
    });
  });

  test("wrong: is answered with a whole page, also where the zero at its beginning is missing", async () => {
    const browser = asking();
    for (const code of ["999999999", 12345678]) {
      const { body } = await browser.post(browser.path("flow"), { code }, "xak-flow-shell");
      assert.match(body, /^<!DOCTYPE html>[^]*<main>/);
      await browser.get(browser.path("flow"), component);
    }
  });
});

describe("The other device", () => {
  const component = "ak-provider-oauth2-device-code-finish";

  test("default: is signed in by the question, and takes no response: that fails", async () => {
    const browser = playing(
      [{ kind: "device_code_finish", name: "finish" }],
      {},
      {
        title: "Redirecting to %(app)s",
        context: { application: { name: "Example TV" } },
      },
    );
    const challenge = { component, flow_info: { ...flow_info, title: "Redirecting to Example TV" } };
    assert.deepEqual(await browser.get(browser.path("flow"), component), challenge);
    await browser.post(browser.path("flow"), { component }, "ak-stage-flow-error");
  });
});
