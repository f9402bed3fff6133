import { verdict, type Circumstances, type Verdict } from "./circumstances.js";
import type { ExpressionPolicy, OtherPolicy, PolicyBinding } from "./policy.js";

/** What whoever plays is asked: whether a policy passes that cannot be run here. */
export interface Question {
  /** Slug of the flow that the policy decides about. */
  flow: string;
  policy: string;
  /** Its text in the server's language, or else its model. */
  text: string;
  /** What the server would take if it could not tell either. */
  failureResult: boolean;
}

/** Answers such questions: a person, or a test. */
export type Ask = (question: Question) => boolean | Promise<boolean>;

/** What was decided, to be shown, changed or forgotten. */
export interface Decision extends Question {
  passes: boolean;
}

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
