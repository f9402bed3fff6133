import type { PolicyBinding, PolicyEngineMode } from "./flow.js";

/** What policies say together. */
export interface Verdict {
  passes: boolean;
  messages: readonly string[];
}

/** Asks the enabled policies: by default one that passes is enough, and none at all is fine. */
export function evaluate(policies: readonly PolicyBinding[] = [], mode: PolicyEngineMode = "any"): Verdict {
  const enabled = policies.filter((policy) => policy.enabled !== false);
  const failing = enabled.filter((policy) => policy.passes === Boolean(policy.negate));
  const passes = mode === "all" ? failing.length === 0 : enabled.length === 0 || failing.length < enabled.length;
  return { passes, messages: failing.flatMap((policy) => policy.messages ?? []) };
}
