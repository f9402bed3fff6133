export { ChallengeEvent, FailureEvent, RedirectEvent } from "./events.js";
export { FlowExecutor, type StartedExchange } from "./executor.js";
