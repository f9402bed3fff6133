import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { backgroundOf, json, notFound } from "./replies.js";
import type { Binding, Flow, Plan } from "./flow.js";
import { keyOf, stageKey, stageModel, verboseName } from "./stages/model.js";
import type { Stage } from "./flow-stages.js";
import type { Exchange } from "./exchange.js";

/** Shows superusers the plan that is played, and the ones that led to it (contract, section 7.4). */
export function inspect(slug: string, exchange: Exchange): Response {
  const { world, user } = exchange;
  if (!user?.isSuperuser || !world.flows.some((flow) => flow.slug === slug)) return notFound();
  const inspection = inspectionOf(exchange);
  return inspection ? json(inspection) : new Response(null, { status: 400, headers: { "Content-Type": "text/html" } });
}

/** What the inspector shows. */
export type Inspection = NonNullable<ReturnType<typeof inspectionOf>>;

/** Whose plan it is, and what it is played in. */
type Inspected = Pick<Exchange, "world" | "session">;

/** The plan that a session plays or has played, and the ones that led to it; nothing if there was none. */
export function inspectionOf(exchange: Inspected) {
  const { plan, history = [] } = exchange.session;
  const current = plan ?? history.at(-1);
  if (!current) return undefined;
  const show = (plan: Plan) => planOf(plan, exchange);
  return { plans: history.map(show), current_plan: show(current), is_completed: plan === undefined };
}

function planOf({ bindings: [current, next], context, flow }: Plan, exchange: Inspected) {
  return {
    current_stage: bindingOf(current, flow, exchange),
    next_planned_stage: bindingOf(next, flow, exchange),
    plan_context: Object.fromEntries(
      Object.entries(context).map(([name, value]): [string, unknown] => [name, shown(name, value, exchange)]),
    ),
    session_id: bytesToHex(sha256(utf8ToBytes(exchange.session.key))),
  };
}

/** Where there is no stage, a server shows a binding of nulls. */
function bindingOf(binding: Binding | undefined, slug: string, exchange: Inspected) {
  const target = flowKey(slug);
  if (!binding) {
    const nothing = { target: null, stage: null, order: null, policy_engine_mode: null, invalid_response_action: null };
    return { ...nothing, evaluate_on_plan: false, re_evaluate_policies: false };
  }
  const stage = stageKey(binding.stage);
  const pk = keyOf("binding", slug, stage, String(binding.order));
  return {
    pk,
    policybindingmodel_ptr_id: keyOf("policies of", pk),
    target,
    stage,
    stage_obj: stageOf(binding.stage, exchange),
    evaluate_on_plan: binding.evaluateOnPlan ?? false,
    re_evaluate_policies: binding.reEvaluatePolicies ?? true,
    order: binding.order,
    policy_engine_mode: binding.policyEngineMode ?? "any",
    invalid_response_action: binding.invalidResponseAction ?? "retry",
  };
}

function stageOf(stage: Stage, exchange: Inspected) {
  const { world } = exchange;
  const pk = stageKey(stage);
  const isIn = (flow: Flow) => flow.bindings.some((binding) => stageKey(binding.stage) === pk);
  return {
    pk,
    name: stage.name,
    component: `ak-stage-${stage.kind.replaceAll("_", "-")}-form`,
    verbose_name: verboseName(stage.kind),
    verbose_name_plural: `${verboseName(stage.kind)}s`,
    meta_model_name: stageModel(stage),
    flow_set: world.flows.filter(isIn).map((flow) => flowOf(flow, exchange)),
  };
}

function flowOf(flow: Flow, { world }: Inspected) {
  const pk = flowKey(flow.slug);
  return {
    pk,
    policybindingmodel_ptr_id: keyOf("policies of", pk),
    name: flow.name,
    slug: flow.slug,
    title: flow.title,
    designation: flow.designation,
    background_url: backgroundOf(flow, world),
    policy_engine_mode: flow.policyEngineMode ?? "any",
    compatibility_mode: false,
    export_url: `${world.base}api/v3/flows/instances/${flow.slug}/export/`,
    layout: flow.layout ?? "stacked",
    denied_action: flow.deniedAction ?? "message_continue",
  };
}

function flowKey(slug: string): string {
  return keyOf("flow", slug);
}

/** Accounts are shown by what they are, secrets not at all. */
function shown(name: string, value: unknown, { world }: Inspected): unknown {
  if (/password|secret|token|code|challenge/.test(name)) return "********************";
  if (name !== "pending_user" || typeof value !== "string") return clean(value);
  const user = world.directory.get(value);
  return { app: "authentik_core", model_name: "user", name: user?.name ?? "", pk: 1, username: value };
}

function clean(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value as Readonly<Record<string, unknown>>);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, /password|secret|token/.test(name) ? "********************" : value]),
  );
}
