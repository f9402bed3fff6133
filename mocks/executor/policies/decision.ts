import { verdict, type Circumstances, type Verdict } from "./circumstances.js";
import type { ExpressionPolicy, OtherPolicy, PolicyBinding } from "./policy.js";

/** Asks once for each policy of a flow and remembers what was said. */
export async function decide(
  policy: PolicyBinding & (ExpressionPolicy | OtherPolicy),
  { world, flow }: Circumstances,
): Promise<Verdict> {
  const known = world.decisions.find((it) => it.flow === flow.slug && it.policy === policy.name);
  if (known) return verdict(known.passes);
  const text = policy.kind === "expression" ? policy.expression : policy.model;
  const question = { flow: flow.slug, policy: policy.name, text, failureResult: policy.failureResult ?? false };
  const passes = await world.ask(question);
  world.decisions.push({ ...question, passes });
  return verdict(passes);
}
