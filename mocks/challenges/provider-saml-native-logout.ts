import type { NativeLogoutChallenge } from "../../src/protocol/challenges.js";
import { flowInfo, flowInfoLong, flowInfoRightToLeft, refusal, type Fixture } from "./fixture.js";

const post = {
  component: "ak-provider-saml-native-logout",
  flow_info: { ...flowInfo, title: "Default Invalidation Flow" },
  provider_name: "Example Wiki",
  is_complete: false,
  post_url: "https://wiki.example.org/slo",
  saml_binding: "post",
  saml_request: btoa("<samlp:LogoutRequest/>"),
  saml_relay_state: "https://login.example.org/if/flow/default-invalidation-flow/",
} satisfies NativeLogoutChallenge;

/** Signs out of one SAML service after the other. */
export default {
  component: "ak-provider-saml-native-logout",
  states: {
    post,
    answer: {
      component: post.component,
      flow_info: post.flow_info,
      is_complete: false,
      post_url: post.post_url,
      saml_binding: "post",
      saml_response: btoa("<samlp:LogoutResponse/>"),
    },
    /** A binding without its address. */
    nowhere: {
      component: post.component,
      flow_info: post.flow_info,
      provider_name: "Example Wiki",
      saml_binding: "redirect",
    },
    /** No page may post there. */
    script: { ...post, post_url: "javascript:document.title='posted'" },
    complete: { component: post.component, flow_info: post.flow_info, is_complete: true },
    refused: {
      component: post.component,
      flow_info: post.flow_info,
      is_complete: true,
      response_errors: refusal("non_field_errors", "Not yet."),
    },
    longTexts: {
      ...post,
      flow_info: flowInfoLong,
      provider_name: "The Complete Correspondence, Notes and Translations of the Analytical-Engine-and-its-Forerunners",
    },
    rightToLeft: { ...post, flow_info: flowInfoRightToLeft, provider_name: "ويكي المثال" },
    bare: { component: "ak-provider-saml-native-logout" },
  },
} satisfies Fixture<"ak-provider-saml-native-logout">;
