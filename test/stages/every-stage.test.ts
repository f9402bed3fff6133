import { keepsFormContract } from "./every/form.js";
import { saysStep } from "./every/heading.js";
import { mirrors } from "./every/geometry.js";
import { isAccessible, isLegibleInTheDark } from "./every/accessibility.js";
import { tellsRefusals } from "./every/refusals.js";
import type { Extent } from "../extent-plugin.js";
import { firsts, shownOnce, states } from "./every/state.js";

const { isBrief } = (await (await fetch("/extent.json")).json()) as Extent;

/** What can be seen of every stage, in every state of the fixtures. */
for (const state of isBrief ? firsts : states) {
  describe(state.title, () => {
    const shown = shownOnce(state);
    keepsFormContract(shown);
    saysStep(shown);
    tellsRefusals(state, shown);
    mirrors(shown);
    isAccessible(shown);
    isLegibleInTheDark(shown);
  });
}
