import { NotUnderstood, Raised } from "../expressions/not-understood.js";
import { run } from "../expressions/run.js";
import { Scene } from "../expressions/scene.js";
import { text, toJson, truth, type Value } from "../expressions/values.js";
import { verdict, type Circumstances, type Verdict } from "./circumstances.js";

/**
 * What a policy of a server says, if all of its expression is understood here.
 *
 * @param failureResult - what counts where the expression fails
 */
export function judgeExpression(
  expression: string,
  circumstances: Circumstances,
  failureResult = false,
): Verdict | undefined {
  const scene = new Scene(circumstances);
  const result = resultOf(() => truth(run(expression, scene.policy(), scene.imported)));
  if (result === undefined) return undefined;
  scene.keep();
  return result === failed ? verdict(failureResult) : verdict(result, ...scene.messages);
}

/** The text that an expression of a prompt gives, if all of it is understood here. */
export function textOf(expression: string, circumstances: Circumstances): string | undefined {
  const value = valueOf(expression, circumstances);
  return resultOf(() => (value === undefined ? undefined : value === null ? "" : text(value))) as string | undefined;
}

/** The choices that an expression of a prompt gives, if all of it is understood here. */
export function choicesOf(expression: string, circumstances: Circumstances): readonly unknown[] | undefined {
  const value = valueOf(expression, circumstances);
  const json = value === undefined ? undefined : toJson(value);
  return Array.isArray(json) ? json : undefined;
}

function valueOf(expression: string, circumstances: Circumstances): Value | undefined {
  const scene = new Scene(circumstances);
  const value = resultOf(() => run(expression, scene.prompt(), scene.imported));
  return value === failed ? undefined : value;
}

const failed = Symbol("failed");

/** What something gives, whether it fails on a server, or nothing if it is not understood. */
function resultOf<T>(calculate: () => T): T | typeof failed | undefined {
  try {
    return calculate();
  } catch (error) {
    if (error instanceof Raised) return failed;
    if (error instanceof NotUnderstood || error instanceof RangeError) return undefined;
    throw error;
  }
}
