import { expect } from "@open-wc/testing";
import dummy from "../../mocks/challenges/dummy.js";
import flowError from "../../mocks/challenges/flow-error.js";
import { followTitle } from "../../src/page/title.js";
import { show, submit, until } from "../flow.js";

describe("the title of the page", () => {
  const before = document.title;
  afterEach(() => (document.title = before));

  it("is the flow's, then the brand's", async () => {
    const { executor, visit, stage } = await show(dummy.states.first);
    const write = followTitle(visit.executor);
    const flow_info = { ...dummy.states.first.flow_info, title: "Second" };
    executor.reply = { ...dummy.states.first, name: "second", flow_info };
    submit(stage);
    await until(() => document.title === "Second", `it is ${document.title}`);
    visit.executor.brand = { branding_title: "Example" };
    write();
    expect(document.title).to.equal("Second - Example");
  });

  it("is still the flow's at a step that has none", async () => {
    const { executor, visit, stage } = await show(dummy.states.first);
    visit.executor.brand = { branding_title: "Example" };
    followTitle(visit.executor);
    const flow_info = { ...dummy.states.first.flow_info, title: "Second" };
    executor.reply = { ...dummy.states.first, name: "second", flow_info };
    submit(stage);
    await until(() => document.title === "Second - Example", `it is ${document.title}`);
    executor.reply = flowError.states.first;
    submit(await visit.stage("ak-stage-dummy"));
    await visit.stage("ak-stage-flow-error");
    expect(document.title).to.equal("Second - Example");
  });

  it("stays if a challenge has none", async () => {
    const { executor, visit, stage } = await show(dummy.states.first);
    document.title = "What the page says";
    const write = followTitle(visit.executor);
    executor.reply = flowError.states.first;
    submit(stage);
    await visit.stage("ak-stage-flow-error");
    write();
    expect(document.title).to.equal("What the page says");
  });
});
