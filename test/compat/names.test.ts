import { define, emulate } from "../../src/compat/index.js";
import { FlowExecutor } from "../../src/executor/index.js";
import { Stage } from "../../src/stage/stage.js";
import { membersOfForms, sendsEach } from "../stages/field-names.js";

emulate(FlowExecutor, Stage);
FlowExecutor.define = define;
class EmulatedExecutor extends FlowExecutor {}
define("x-names-executor", EmulatedExecutor);

/** What the polyfill and Lit write at nodes themselves. */
const WRITTEN = ["__shady", "__handlers", "__noInsertionPoint", "_$litPart$", "__CE_shadowRoot"];

/** What stands for a name that the polyfill needs is a name as well. */
const MASKED = ["\u2060__shady", "\u2060\u2060__shady_native_setAttribute", "\u2060name"];

describe("a prompt in compatibility mode", () => {
  it("works with fields that are called like members of a form or of the polyfill", async function () {
    this.timeout(60_000);
    await sendsEach([...membersOfForms(), ...WRITTEN, ...MASKED], EmulatedExecutor);
  });
});
