import { stages } from "../stages/first.js";
import { definition } from "./compat/entry.js";
import { FlowExecutor } from "./executor/index.js";
import { Stage } from "./stage/stage.js";

/** The entry for `<ak-flow-executor>` on a page of somebody else. */
FlowExecutor.registry = stages;
// Not awaited here: a module that waits at its top level cannot carry the first stage with it.
void definition(undefined, FlowExecutor, Stage).then((define) => {
  FlowExecutor.define = define;
  define("ak-flow-executor", FlowExecutor);
});

export { ChallengeEvent, FailureEvent, FlowExecutor, RedirectEvent } from "./executor/index.js";
