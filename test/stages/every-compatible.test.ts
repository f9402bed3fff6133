import { define, emulate } from "../../src/compat/index.js";
import { FlowExecutor } from "../../src/executor/index.js";
import { Stage } from "../../src/stage/stage.js";
import { isAccessible, isLegibleInTheDark } from "./every/accessibility.js";
import { keepsFormContract } from "./every/form.js";
import { mirrors } from "./every/geometry.js";
import { tellsRefusals } from "./every/refusals.js";
import { shownOnce, states } from "./every/state.js";

emulate(FlowExecutor, Stage);
FlowExecutor.define = define;
class CompatibleExecutor extends FlowExecutor {}
define("x-executor", CompatibleExecutor);

/** What can be seen of every stage in compatibility mode, in every state of the fixtures. */
for (const state of states) {
  describe(state.title, () => {
    const shown = shownOnce(state, CompatibleExecutor);
    keepsFormContract(shown);
    tellsRefusals(state, shown);
    mirrors(shown);
    isAccessible(shown);
    isLegibleInTheDark(shown);
  });
}
