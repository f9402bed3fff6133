import { test } from "node:test";
import fc from "../seeded.js";
import { walkableFlows } from "./arbitrary/walks.js";
import { Walker, steps } from "./walks/commands.js";
import { Reference } from "./walks/reference.js";

test("wherever people walk, there is one plan, each stage has its turn, access is earned and the target is kept", async () => {
  await fc.assert(
    fc.asyncProperty(walkableFlows, fc.commands(steps, { maxCommands: 40 }), async (flows, steps) => {
      await fc.asyncModelRun(() => ({ model: new Reference(), real: new Walker(flows) }), steps);
    }),
    { numRuns: 500, includeErrorInReport: true },
  );
});
