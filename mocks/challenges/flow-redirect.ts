import { flowInfo, type Fixture } from "./fixture.js";

/** Leaves for another address. */
export default {
  component: "xak-flow-redirect",
  states: {
    done: { component: "xak-flow-redirect", to: "/", final_redirect: true },
    next: {
      component: "xak-flow-redirect",
      to: "/application/o/authorize/?client_id=wiki&response_type=code",
      final_redirect: true,
    },
    otherFlow: {
      component: "xak-flow-redirect",
      flow_info: flowInfo,
      to: "/if/flow/default-enrollment-flow/",
      final_redirect: false,
    },
    /** Leaves for good, although the server does not call it final. */
    application: {
      component: "xak-flow-redirect",
      to: "https://wiki.example.org/callback?code=only-once&state=opaque",
      final_redirect: false,
    },
    /** The page stays where it is while an app opens. */
    app: { component: "xak-flow-redirect", to: "org.example.app://signed-in?code=only-once", final_redirect: false },
    /** The executor's own address: to be asked again, not to be visited. */
    itself: {
      component: "xak-flow-redirect",
      to: "/api/v3/flows/executor/default-authentication-flow/?query=next%3D%252Fa%252Ab",
      final_redirect: false,
    },
    /** No page may go there. */
    script: { component: "xak-flow-redirect", to: "javascript:document.title='followed'", final_redirect: true },
    longTexts: {
      component: "xak-flow-redirect",
      to: `https://wiki.example.org/callback?state=${"opaque".repeat(200)}`,
      final_redirect: false,
    },
    bare: { component: "xak-flow-redirect", to: "/" },
  },
} satisfies Fixture<"xak-flow-redirect">;
