import type { User } from "../directory.js";
import type { AuthenticationRequirement, Binding, Flow, Plan, PlanContext } from "./flow.js";
import type { Circumstances } from "./policies/circumstances.js";
import { evaluate } from "./policies/evaluate.js";
import { pendingUser } from "./stages/pending-user.js";
import { isSince } from "./version.js";
import type { Exchange } from "./exchange.js";
import type { World } from "./world.js";

/** A plan, or why there is none. */
export type Planned = { plan: Plan; denial?: undefined } | { plan?: undefined; denial: string };

/** Plans a flow for the signed-in user, or for a visitor (contract of exports, section 5.2). */
export async function planFlow(flow: Flow, exchange: Exchange, known: PlanContext = {}): Promise<Planned> {
  const { user, world } = exchange;
  const unmet = unmetRequirement(requirementOf(flow, world), user, known);
  if (unmet) return { denial: unmet };
  const context = { ...flow.context, ...known };
  const { passes, messages } = await evaluate(flow.policies, flow.policyEngineMode, { world, flow, user, context });
  if (!passes) return { denial: messages.join("\n") || notApplicable };
  const plan: Plan = { flow: flow.slug, bindings: [], context };
  for (const binding of flow.bindings.toSorted((a, b) => a.order - b.order)) {
    if (!binding.evaluateOnPlan || (await isWanted(binding, flow, plan, exchange))) plan.bindings.push(binding);
  }
  return { plan };
}

/** The binding that is due; those whose policies fail by now are dropped on the way. */
export async function dueBinding(flow: Flow, plan: Plan, exchange: Exchange): Promise<Binding | undefined> {
  for (;;) {
    const [binding] = plan.bindings;
    if (!binding || !(binding.reEvaluatePolicies ?? true)) return binding;
    const circumstances = circumstancesOf(flow, plan, exchange);
    const redirect = (to: string) => void plan.bindings.splice(1, 0, redirection(to, binding.order));
    const { passes, messages } = await evaluate(binding.policies, binding.policyEngineMode, {
      ...circumstances,
      redirect,
    });
    if (passes) return binding;
    for (const message of messages) exchange.addMessage("warning", message);
    plan.bindings.shift();
  }
}

/** What the policies of a running flow are judged by. */
export function circumstancesOf(flow: Flow, plan: Plan, exchange: Exchange): Circumstances {
  const { world } = exchange;
  const user = pendingUser({ world, exchange, plan });
  return { world, flow, user, context: plan.context, query: exchange.query.toString() };
}

/** The step that a policy puts into a plan. */
function redirection(to: string, order: number): Binding {
  return { order, stage: { kind: "redirect", name: "redirect", mode: "static", targetStatic: to } };
}

/** The message about a link that does not count any more. */
export function linkIsGone({ authentication }: Flow): string {
  return authentication === "require_token" ? noLink : "Link was already used, please request a new link.";
}

const notApplicable = "Flow does not apply to current user.";
const noLink = "This link is invalid or has expired. Please request a new one.";

async function isWanted(binding: Binding, flow: Flow, plan: Plan, exchange: Exchange): Promise<boolean> {
  const circumstances = circumstancesOf(flow, plan, exchange);
  return (await evaluate(binding.policies, binding.policyEngineMode, circumstances)).passes;
}

/** Older servers do not know that a link can be demanded. */
function requirementOf({ authentication = "none" }: Flow, world: World): AuthenticationRequirement {
  return authentication === "require_token" && !isSince(world, "2026.8") ? "none" : authentication;
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
  return requirement === "require_token" ? noLink : notApplicable;
}
