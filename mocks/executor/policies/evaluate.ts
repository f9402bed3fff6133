import { decide } from "./decision.js";
import { verdict, type Circumstances, type Verdict } from "./circumstances.js";
import { judgeExpression } from "./expression.js";
import { judgePassword } from "./password.js";
import type { Policy, PolicyBinding, PolicyEngineMode } from "./policy.js";
import { judgeReputation } from "./reputation.js";

/** Asks the enabled policies in their order: by default one that passes is enough, and none at all is fine. */
export async function evaluate(
  policies: readonly PolicyBinding[] = [],
  mode: PolicyEngineMode = "any",
  circumstances: Circumstances,
): Promise<Verdict> {
  const enabled = policies.filter((policy) => policy.enabled !== false).sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  const failing: Verdict[] = [];
  for (const policy of enabled) {
    const { passes, messages } = await judge(policy, circumstances);
    if (passes === Boolean(policy.negate)) failing.push({ passes: false, messages });
  }
  const passes = mode === "all" ? failing.length === 0 : enabled.length === 0 || failing.length < enabled.length;
  return { passes, messages: failing.flatMap(({ messages }) => messages) };
}

function judge(policy: PolicyBinding, circumstances: Circumstances): Verdict | Promise<Verdict> {
  switch (policy.kind) {
    case "expression":
      return judgeExpression(policy.expression, circumstances) ?? decide(policy, circumstances);
    case "password":
      return judgePassword(policy, circumstances);
    case "reputation":
      return judgeReputation(policy, circumstances);
    case "event_matcher":
      return verdict(false);
    case "other":
      return decide(policy, circumstances);
    case "user":
    case "group":
      return verdict(belongs(policy, circumstances));
    default:
      return verdict(policy.passes, ...(policy.messages ?? []));
  }
}

function belongs({ kind, name }: Extract<Policy, { kind: "user" | "group" }>, { user }: Circumstances): boolean {
  return kind === "user" ? user?.username === name : (user?.groups?.includes(name) ?? false);
}
