import { decide } from "./decision.js";
import { verdict, type Circumstances, type Verdict } from "./circumstances.js";
import { judgeExpression } from "./expression.js";
import { judgePassword } from "./password.js";
import type { Policy, PolicyBinding, PolicyEngineMode } from "./policy.js";
import { judgeReputation } from "./reputation.js";

/** Asks the enabled policies in their order: by default one that passes is enough, and none at all is fine. What any says counts. */
export async function evaluate(
  policies: readonly PolicyBinding[] = [],
  mode: PolicyEngineMode = "any",
  circumstances: Circumstances,
): Promise<Verdict> {
  const enabled = policies.filter((policy) => policy.enabled !== false).sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  const verdicts: Verdict[] = [];
  for (const policy of enabled) {
    const { passes, messages } = await judge(policy, circumstances);
    verdicts.push({ passes: passes !== Boolean(policy.negate), messages });
  }
  const passing = verdicts.filter(({ passes }) => passes);
  const passes = mode === "all" ? passing.length === enabled.length : enabled.length === 0 || passing.length > 0;
  return { passes, messages: verdicts.flatMap(({ messages }) => messages) };
}

function judge(policy: PolicyBinding, circumstances: Circumstances): Verdict | Promise<Verdict> {
  switch (policy.kind) {
    case "expression":
      return (
        judgeExpression(policy.expression, circumstances, policy.failureResult) ??
        decide(policy, policy.expression, circumstances)
      );
    case "password":
      return judgePassword(policy, circumstances);
    case "reputation":
      return judgeReputation(policy, circumstances);
    case "event_matcher":
      return verdict(false);
    case "other":
      return decide(policy, policy.model, circumstances);
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
