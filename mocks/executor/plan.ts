import type { User } from "../directory.js";
import type { AuthenticationRequirement, Binding, Flow, Plan, PlanContext } from "./flow.js";
import { evaluate } from "./policies.js";

/** A plan, or why there is none. */
export type Planned = { plan: Plan; denial?: undefined } | { plan?: undefined; denial: string };

/** Plans a flow for whoever is signed in (contract of exports, section 5.2). */
export function planFlow(flow: Flow, user: User | undefined, context: PlanContext = {}): Planned {
  const unmet = unmetRequirement(flow.authentication ?? "none", user, context);
  if (unmet) return { denial: unmet };
  const { passes, messages } = evaluate(flow.policies, flow.policyEngineMode);
  if (!passes) return { denial: messages.join("\n") || notApplicable };
  const bindings = [...flow.bindings]
    .sort((a, b) => a.order - b.order)
    .filter((binding) => !binding.evaluateOnPlan || isWanted(binding));
  return { plan: { flow: flow.slug, bindings, context: { ...flow.context, ...context } } };
}

/** The binding that is due; those whose policies fail by now are dropped on the way. */
export function dueBinding(plan: Plan): Binding | undefined {
  const at = plan.bindings.findIndex((binding) => !(binding.reEvaluatePolicies ?? true) || isWanted(binding));
  plan.bindings.splice(0, at < 0 ? plan.bindings.length : at);
  return plan.bindings[0];
}

const notApplicable = "Flow does not apply to current user.";

function isWanted(binding: Binding): boolean {
  return evaluate(binding.policies, binding.policyEngineMode).passes;
}

function unmetRequirement(
  requirement: AuthenticationRequirement,
  user: User | undefined,
  context: PlanContext,
): string | undefined {
  const isMet: Record<AuthenticationRequirement, boolean> = {
    none: true,
    require_authenticated: user !== undefined,
    require_unauthenticated: user === undefined,
    require_superuser: user?.isSuperuser === true,
    require_redirect: context.is_redirected === true,
    require_outpost: false,
    require_token: false,
  };
  if (isMet[requirement]) return undefined;
  return requirement === "require_token"
    ? "This link is invalid or has expired. Please request a new one."
    : notApplicable;
}
