import type { FlowExecutor } from "./executor.js";

export { ChallengeEvent, FailureEvent, RedirectEvent } from "./events.js";
export { FlowExecutor } from "./executor.js";
export type { StartedExchange } from "./started.js";
export { RespondEvent, type StageRequest } from "../stage/respond-event.js";
export {
  baseContext,
  brandContext,
  localeContext,
  schemeContext,
  sessionContext,
  type ExecutorContexts,
  type Scheme,
} from "../stage/context.js";
export type { StageElement, StageModule, StageRegistry } from "../stage/registry.js";

declare global {
  interface HTMLElementTagNameMap {
    "ak-flow-executor": FlowExecutor;
  }
}
