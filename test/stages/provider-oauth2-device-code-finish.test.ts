import { expect } from "@open-wc/testing";
import fixture from "../../mocks/challenges/provider-oauth2-device-code-finish.js";
import { all, one, show, words } from "../flow.js";

it("trap: the end of the device code must not be submitted: it says that the page may be closed, and there is nothing to press", async () => {
  const { executor, stage } = await show(fixture.states.first);
  expect(words(one(stage, "[role=status]"))).to.contain("You may close this page");
  expect(all(stage, "form, button, a")).to.deep.equal([]);
  expect(executor.responses).to.deep.equal([]);
});
