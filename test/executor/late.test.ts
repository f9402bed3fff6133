import { expect } from "@open-wc/testing";
import dummy from "../../mocks/challenges/dummy.js";
import { all, one, show, submit, until, words } from "../flow.js";

describe("a slow server", () => {
  it("is mentioned in a live region before the request times out, until it has replied", async () => {
    const { executor, visit, stage } = await show(dummy.states.first);
    await until(
      () => all(visit.executor, ".note[role=status]").length,
      "there is nothing that could announce anything",
    );
    const region = one(visit.executor, ".note");
    executor.reply = { ...dummy.states.first, name: "second" };
    const release = executor.hold();
    submit(stage);
    await until(() => words(region) === "Please wait …", "nothing tells the user to wait");
    await until(() => words(region).includes("takes longer than usual"), "nothing was said", 20_000);
    expect(stage.isConnected).to.equal(true);
    release();
    await until(() => words(region) === "", "it is still told of");
    expect(executor.responses).to.have.length(1);
  }).timeout(30_000);
});
