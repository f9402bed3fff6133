export { ChallengeEvent, FailureEvent, RedirectEvent } from "./events.js";
export { FlowExecutor } from "./executor.js";
export type { StartedExchange } from "./started.js";
