import { shippedFlows } from "./blueprints/shipped.js";
import type { Flow, PlanContext } from "./executor/flow.js";
import { leavingFlows } from "./leaving-flows.js";

const application = { name: "Example Wiki", launch_url: "https://wiki.example.org/" };

/** What a provider tells a flow that leads to its application. */
const toWiki: PlanContext = {
  application,
  consent_header: "You're about to sign into Example Wiki.",
  consent_permissions: [
    { id: "openid", name: "" },
    { id: "email", name: "Email address" },
    { id: "profile", name: "General Profile Information" },
  ],
};

/** An application that wants more than it was allowed before. */
const moreToWiki: PlanContext = { ...toWiki, consent_additional_permissions: [{ id: "groups", name: "Your groups" }] };

/** A flow as the provider of an application starts it: no file says for which, nor what it may see. */
function provided(flow: Flow): Flow {
  if (flow.designation !== "authorization") return flow;
  return { ...flow, context: flow.slug === "demo-consent" ? moreToWiki : toWiki };
}

/**
 * The flows that come with the executor. They are blueprints, but for what no file can carry: what providers tell a
 * flow, the stages that they append, and places to sign in that are shown as they are, without a source behind them.
 */
export const flows: readonly Flow[] = [
  ...shippedFlows.map(provided),
  {
    slug: "demo-sources",
    name: "Other places to sign in, and links to related flows",
    title: "Welcome to authentik!",
    designation: "authentication",
    context: { application },
    bindings: [
      {
        order: 10,
        stage: {
          kind: "identification",
          name: "sources-identification",
          userFields: ["email", "username"],
          enrollmentFlow: "demo-steps",
          recoveryFlow: "demo-recovery",
          passwordlessFlow: "default-passwordless-flow",
          showSourceLabels: true,
          // Where they lead is relative to the root of the installation, as every address of a challenge.
          sources: [
            {
              name: "Example Company",
              icon_url: "fa://fa-building",
              promoted: true,
              challenge: { component: "xak-flow-redirect", to: "if/flow/combined-login/", final_redirect: false },
            },
            {
              name: "Example Forge",
              icon_url: null,
              promoted: false,
              challenge: { component: "xak-flow-redirect", to: "if/flow/demo-stay-signed-in/", final_redirect: false },
            },
          ],
        },
      },
      { order: 20, stage: { kind: "password", name: "sources-password" } },
      { order: 100, stage: { kind: "user_login", name: "sources-login" } },
    ],
  },
  {
    slug: "demo-session-end",
    name: "Signed out of an application",
    title: "You've logged out of %(app)s.",
    designation: "invalidation",
    context: { application },
    bindings: [{ order: 0, stage: { kind: "session_end", name: "demo-session-end" } }],
  },
  ...leavingFlows,
];
