import type { Policy, PolicyBinding } from "../executor/policies/policy.js";
import { flag, keysIn, nowhere, number, text, type Member, type Members, type Reader, type Writer } from "./member.js";
import { isA } from "./models.js";
import type { BlueprintObject } from "./objects.js";
import { readMembers, writeMembers } from "./record.js";

/** The model of a policy where it is bound. */
export const POLICY_BINDING = "authentik_policies.policybinding";

/** Whether a model is a policy, known or not. */
export function isPolicy(model: string): boolean {
  return isA(model, "authentik_policies.policy") || model in MEMBERSHIPS;
}

/** Members of bindings that stand in for a policy. */
const MEMBERSHIPS: Readonly<Record<string, { kind: "user" | "group"; member: string }>> = {
  "authentik_core.user": { kind: "user", member: "username" },
  "authentik_core.group": { kind: "group", member: "name" },
};

type Kind = "expression" | "password" | "reputation" | "event_matcher" | "fixed";
type Of<K extends Kind> = Extract<Policy, { kind?: K }>;

const models: {
  readonly [K in Kind]: {
    model: string;
    members: Members<Of<K>, "kind" | "name">;
    /** What members that must be there are where the file has none. */
    blank?: Partial<Of<K>>;
  };
} = {
  expression: {
    model: "authentik_policies_expression.expressionpolicy",
    members: { expression: text("expression") },
    blank: { expression: "" },
  },
  password: {
    model: "authentik_policies_password.passwordpolicy",
    members: {
      passwordField: text("password_field"),
      lengthMin: number("length_min"),
      amountDigits: number("amount_digits"),
      amountUppercase: number("amount_uppercase"),
      amountLowercase: number("amount_lowercase"),
      amountSymbols: number("amount_symbols"),
      symbolCharset: text("symbol_charset"),
      errorMessage: text("error_message"),
      checkStaticRules: flag("check_static_rules"),
      checkZxcvbn: flag("check_zxcvbn"),
      zxcvbnScoreThreshold: number("zxcvbn_score_threshold"),
      checkHaveIBeenPwned: flag("check_have_i_been_pwned"),
    },
  },
  reputation: {
    model: "authentik_policies_reputation.reputationpolicy",
    members: { checkIp: flag("check_ip"), checkUsername: flag("check_username"), threshold: number("threshold") },
  },
  event_matcher: {
    model: "authentik_policies_event_matcher.eventmatcherpolicy",
    members: { action: text("action"), clientIp: text("client_ip"), app: text("app"), model: text("model") },
  },
  fixed: {
    model: "authentik_policies_dummy.dummypolicy",
    members: { passes: flag("result"), messages: nowhere("messages") },
    blank: { passes: false },
  },
};

const KINDS = Object.keys(models) as Kind[];

/** A policy, or the account or group that stands in for one. */
export function readPolicy(object: BlueprintObject, reader: Reader): Policy {
  const { model, attrs } = object;
  const membership = MEMBERSHIPS[model];
  if (membership) return { kind: membership.kind, name: nameOf(attrs[membership.member]) };
  const name = nameOf(attrs["name"]);
  const kind = KINDS.find((kind) => models[kind].model === model);
  if (!kind) return { kind: "other", name, model, ...readMembers(object, {}, reader) };
  const { members, blank } = models[kind];
  // The table's type says that members and kind belong together.
  return { kind, name, ...blank, ...readMembers(object, members, reader) } as Policy;
}

/** The model and members of a policy; nothing for people and groups, which are no policies. */
export function writePolicy(
  policy: Policy,
  writer: Writer,
): { model: string; attrs: Record<string, unknown> } | undefined {
  const { kind = "fixed" } = policy;
  if (kind === "user" || kind === "group") return undefined;
  if (policy.kind === "other") return { model: policy.model, attrs: writeMembers<object>(policy, {}, writer) };
  const { model, members } = models[kind as Kind];
  return { model, attrs: writeMembers<object>(policy, members, writer) };
}

/** How a policy is bound. */
export const bindingMembers: Members<Pick<PolicyBinding, "order" | "negate" | "enabled" | "failureResult">> = {
  order: number("order"),
  negate: flag("negate"),
  enabled: flag("enabled"),
  failureResult: flag("failure_result"),
};

/** The members of a binding that name what is bound, in the order in which they are looked at. */
export const BOUND = ["policy", "group", "user"] as const;

/** Policies that a stage has itself, as the validation of a prompt. */
export function policyList(name: string): Member<readonly PolicyBinding[]> {
  return {
    name,
    read(value, reader) {
      const objects = keysIn(value).map((key) => reader.object(key));
      return objects.flatMap((object) => (object && isPolicy(object.model) ? [readPolicy(object, reader)] : []));
    },
    write: (policies, writer) => policies.map((policy) => writer.policy(policy)),
  };
}

function nameOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
