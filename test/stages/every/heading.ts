import { expect } from "@open-wc/testing";
import { all, words } from "../../flow.js";
import type { Shown } from "./state.js";

export function saysStep(shown: () => Shown): void {
  it("says in one heading what the step is, and the flow's title once", () => {
    const { stage } = shown();
    const headings = all(stage, "h1.pf-c-title").map(words);
    expect(headings, "give the stage a heading()").to.have.length(1);
    expect(headings[0], "say in heading() what the user does").not.to.equal("");
    const above = all(stage, ".flow-title").map(words);
    expect(above, "the heading says the title already").not.to.include(headings[0]);
  });
}
