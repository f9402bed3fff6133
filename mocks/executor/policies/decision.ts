import { verdict, type Circumstances, type Verdict } from "./circumstances.js";
import type { PolicyBinding } from "./policy.js";

/**
 * Asks once for each policy of a flow and remembers what was said.
 *
 * @param text - what is asked about: an expression, a model, a check that needs other servers
 */
export async function decide(
  policy: Pick<PolicyBinding, "name" | "failureResult">,
  text: string,
  { world, flow }: Circumstances,
): Promise<Verdict> {
  const known = world.decisions.find((it) => it.flow === flow.slug && it.policy === policy.name && it.text === text);
  if (known) return verdict(known.passes);
  const question = { flow: flow.slug, policy: policy.name, text, failureResult: policy.failureResult ?? false };
  const passes = await world.ask(question);
  world.decisions.push({ ...question, passes });
  return verdict(passes);
}
