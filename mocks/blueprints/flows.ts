import type { Layout } from "../../src/protocol/challenges.js";
import type { Binding, Flow } from "../executor/flow.js";
import { flag, nowhere, number, text, word, type Members } from "./member.js";

/** The model of a flow. */
export const FLOW = "authentik_flows.flow";

/** The model of a stage where it stands in a flow. */
export const STAGE_BINDING = "authentik_flows.flowstagebinding";

const policyEngineMode = word("policy_engine_mode", ["any", "all"]);

/** Where the form can stand, by the words of a file. */
export const layouts: readonly Layout[] = [
  "stacked",
  "content_left",
  "content_right",
  "sidebar_left",
  "sidebar_right",
  "sidebar_left_frame_background",
  "sidebar_right_frame_background",
];

/** The members of a flow, without what is bound to it. */
export const flowMembers: Members<Flow, "bindings" | "policies"> = {
  slug: text("slug"),
  name: text("name"),
  title: text("title"),
  designation: word("designation", [
    "authentication",
    "authorization",
    "invalidation",
    "enrollment",
    "unenrollment",
    "recovery",
    "stage_configuration",
  ]),
  authentication: word("authentication", [
    "none",
    "require_authenticated",
    "require_unauthenticated",
    "require_superuser",
    "require_redirect",
    "require_outpost",
    "require_token",
  ]),
  layout: word("layout", layouts),
  background: text("background"),
  deniedAction: word("denied_action", ["message_continue", "message", "continue"]),
  policyEngineMode,
  context: nowhere("context"),
};

/** The members of a binding, without what it binds. */
export const stageBindingMembers: Members<Binding, "stage" | "policies"> = {
  order: number("order"),
  invalidResponseAction: word("invalid_response_action", ["retry", "restart", "restart_with_context"]),
  evaluateOnPlan: flag("evaluate_on_plan"),
  reEvaluatePolicies: flag("re_evaluate_policies"),
  policyEngineMode,
};
