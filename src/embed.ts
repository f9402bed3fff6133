import { stages } from "../stages/first.js";
import { definition } from "./compat/entry.js";
import { FlowExecutor } from "./executor/index.js";
import { Stage } from "./stage/stage.js";

/** The entry of `embed.js`, which defines `<ak-flow-executor>` for other pages. */
FlowExecutor.registry = stages;
// Not awaited at top level: the bundler cannot put the first stage into the same chunk as such a module.
void definition({ isPage: false }, FlowExecutor, Stage).then((define) => {
  FlowExecutor.define = define;
  define("ak-flow-executor", FlowExecutor);
});

export { ChallengeEvent, FailureEvent, FlowExecutor, RedirectEvent } from "./executor/index.js";
