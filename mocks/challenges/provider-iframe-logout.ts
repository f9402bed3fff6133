import type { IframeLogoutChallenge, LogoutURL } from "../../src/protocol/challenges.js";
import { flowInfo, flowInfoLong, flowInfoRightToLeft, refusal, type Fixture } from "./fixture.js";

const nothing = { saml_request: null, saml_response: null, saml_relay_state: null };

const services: readonly LogoutURL[] = [
  { url: "/demo/logout/wiki/?sid=5f2d", provider_name: "Example Wiki", binding: "redirect", ...nothing },
  { url: "/demo/logout/forge/?SAMLRequest=fZ", provider_name: "Example Forge", binding: "redirect", ...nothing },
  {
    url: "/demo/logout/chat/",
    provider_name: "Example Chat",
    binding: "post",
    saml_request: btoa("<samlp:LogoutRequest/>"),
    saml_response: null,
    saml_relay_state: null,
  },
  {
    url: "/demo/logout/unnamed/",
    provider_name: null,
    binding: "post",
    saml_request: null,
    saml_response: btoa("<samlp:LogoutResponse/>"),
    saml_relay_state: "/done",
  },
];

const mixed = {
  component: "ak-provider-iframe-logout",
  flow_info: { ...flowInfo, title: "Default Invalidation Flow" },
  logout_urls: services,
} satisfies IframeLogoutChallenge;

/** Signs out of several services at once. */
export default {
  component: "ak-provider-iframe-logout",
  states: {
    mixed,
    /** Asked again: the list is gone with its first telling. */
    empty: { ...mixed, logout_urls: [] },
    refused: { ...mixed, logout_urls: [], response_errors: refusal("non_field_errors", "Not yet.") },
    /** No frame may show that. */
    script: { ...mixed, logout_urls: [{ url: "javascript:parent.document.title='framed'", provider_name: "Example" }] },
    longTexts: {
      ...mixed,
      flow_info: flowInfoLong,
      logout_urls: services.map((service) => ({
        ...service,
        provider_name: `${service.provider_name ?? "Service"} of the Department of Calculating-Machinery-and-Engines`,
      })),
    },
    rightToLeft: {
      ...mixed,
      flow_info: flowInfoRightToLeft,
      logout_urls: [{ url: "/demo/logout/wiki/", provider_name: "ويكي المثال" }],
    },
    bare: { component: "ak-provider-iframe-logout" },
  },
} satisfies Fixture<"ak-provider-iframe-logout">;
