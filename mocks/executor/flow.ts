import type { ConsentPermission, FlowDesignation, Layout } from "../../src/protocol/challenges.js";
import type { PolicyBinding, PolicyEngineMode } from "./policies/policy.js";
import type { Stage } from "./flow-stages.js";
import type { Kept } from "./kept.js";

export type { PolicyBinding, PolicyEngineMode } from "./policies/policy.js";

/** Who a flow is for. */
export type AuthenticationRequirement =
  | "none"
  | "require_authenticated"
  | "require_unauthenticated"
  | "require_superuser"
  | "require_redirect"
  | "require_outpost"
  | "require_token";

/** A stage where it stands in a flow. Left out members have the defaults of the server (contract of exports, section 3). */
export interface Binding extends Kept {
  stage: Stage;
  order: number;
  /** What a refused response does: try again, or start the flow anew. */
  invalidResponseAction?: "retry" | "restart" | "restart_with_context";
  evaluateOnPlan?: boolean;
  reEvaluatePolicies?: boolean;
  policies?: readonly PolicyBinding[];
  policyEngineMode?: PolicyEngineMode;
}

/** What the stages of a running flow leave for one another; the keys are those of the server. */
export interface PlanContext {
  /** Username of an account of the directory. */
  pending_user?: string;
  /** What was typed, or hinted; hides the account. */
  pending_user_identifier?: string;
  /** Why the person is here. */
  application?: { name: string; launch_url?: string };
  auth_method?: string;
  deny_message?: string;
  consent_header?: string;
  consent_permissions?: readonly ConsentPermission[];
  consent_additional_permissions?: readonly ConsentPermission[];
  consent_token?: string;
  /** What the next passkey has to sign. */
  webauthn_challenge?: string;
  webauthn_attempts?: number;
  totp_secret?: string;
  static_codes?: readonly string[];
  /** A set-up by SMS or e-mail: where its code went, and since when it counts. */
  sent_code?: { to?: string; code: string; since: number };
  /** Codes that were sent to prove a second factor, by device, and until when they count. */
  mfa_codes?: Readonly<Record<number, { code: string; expires: number }>>;
  duo_enrollment?: "waiting" | "success" | "invalid";
  /** The identifier was a hint, and was tried. */
  hint_tried?: boolean;
  /** Another flow led here. */
  is_redirected?: boolean;
  /** The token of the link in an e-mail that led here. */
  flow_token?: string;
  /** When that link stops counting, in milliseconds since 1970. */
  flow_token_expires?: number;
  email_sent?: boolean;
  /** A link brought the plan back. */
  is_restored?: boolean;
  /** Another place has said who this is. */
  is_sso?: boolean;
  /** Who was invited: the name of the invitation. */
  invitation?: string;
  /** What prompts were answered. */
  prompt_data?: Readonly<Record<string, unknown>>;
  /** How many services were told of that are to be signed out of. */
  told_logouts?: number;
  /** Where the flow ends, whatever the page wants. */
  redirect?: string;
}

/** A flow. */
export interface Flow extends Kept {
  slug: string;
  name: string;
  /** May contain `%(app)s` and `%(user)s`. */
  title: string;
  designation: FlowDesignation;
  authentication?: AuthenticationRequirement;
  layout?: Layout;
  background?: string;
  deniedAction?: "message_continue" | "message" | "continue";
  bindings: readonly Binding[];
  policies?: readonly PolicyBinding[];
  policyEngineMode?: PolicyEngineMode;
  /** What a plan of this flow begins with, as a provider would have put it there. */
  context?: PlanContext;
}

/** A flow as one session plays it: what is left of it. */
export interface Plan {
  flow: string;
  bindings: Binding[];
  context: PlanContext;
}
