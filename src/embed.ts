import { stages } from "../stages/registry.js";
import { FlowExecutor } from "./executor/index.js";

/** The entry for `<ak-flow-executor>` on a page of somebody else. */
FlowExecutor.registry = stages;
customElements.define("ak-flow-executor", FlowExecutor);

export { ChallengeEvent, FailureEvent, FlowExecutor, RedirectEvent } from "./executor/index.js";
