import type { User } from "../../directory.js";
import type { Flow, PlanContext } from "../flow.js";
import type { World } from "../world.js";

/** What a policy is judged by. */
export interface Circumstances {
  world: World;
  flow: Flow;
  /** The account that the flow is about, or else the signed-in user. */
  user: User | undefined;
  context: PlanContext;
  /** The response to a prompt, while that is judged; policies may change it. */
  response?: Record<string, unknown>;
  /** The query of the page, as the call carries it. */
  query?: string;
  /** Has the plan lead elsewhere, after the stage that is due. */
  redirect?: (to: string) => void;
}

/** What policies say. */
export interface Verdict {
  passes: boolean;
  messages: readonly string[];
}

/** A verdict without words. */
export const verdict = (passes: boolean, ...messages: readonly string[]): Verdict => ({ passes, messages });
