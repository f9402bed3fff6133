import { expect } from "@open-wc/testing";
import dummy from "../../mocks/challenges/dummy.js";
import { HttpResponse, http } from "msw";
import authenticatorValidate from "../../mocks/challenges/authenticator-validate.js";
import password from "../../mocks/challenges/password.js";
import { followTitle } from "../../src/page/title.js";
import { EXECUTOR, input, show, submit, until, worker } from "../flow.js";
import { press } from "../second-factors.js";

describe("the title of the page", () => {
  const before = document.title;
  afterEach(() => (document.title = before));

  it("says the step, then the flow and the brand", async () => {
    const { executor, visit, stage } = await show(dummy.states.first);
    const write = followTitle(visit.executor);
    executor.reply = password.states.first;
    submit(stage);
    await until(() => document.title === "Enter your password - Welcome to Example", `it is ${document.title}`);
    visit.executor.brand = { branding_title: "Example" };
    write();
    expect(document.title).to.equal("Enter your password - Welcome to Example - Example");
  });

  it("says the flow once where its title is the heading", async () => {
    const { executor, visit, stage } = await show(dummy.states.first);
    followTitle(visit.executor);
    const flow_info = { ...dummy.states.first.flow_info, title: "Second" };
    executor.reply = { ...dummy.states.first, name: "second", flow_info };
    submit(stage);
    await until(() => document.title === "Second", `it is ${document.title}`);
  });

  it("goes on to say the flow when a step comes without its title", async () => {
    const { executor, visit, stage } = await show(dummy.states.first);
    followTitle(visit.executor);
    executor.reply = password.states.first;
    submit(stage);
    await until(() => document.title === "Enter your password - Welcome to Example", `it is ${document.title}`);
    const next = await visit.stage("ak-stage-password");
    executor.reply = { ...authenticatorValidate.states.first };
    delete executor.reply.flow_info;
    input(next, "password").value = "correct";
    submit(next);
    await until(() => document.title.startsWith("Verify it's you"), `it is ${document.title}`);
    expect(document.title).to.equal("Verify it's you - Welcome to Example");
  });

  it("begins with the error while one is shown", async () => {
    const { executor, visit, stage } = await show(password.states.first);
    followTitle(visit.executor);
    executor.reply = password.states.refused;
    input(stage, "password").value = "wrong";
    submit(stage);
    await until(() => document.title.startsWith("Error: Enter your password"), `it is ${document.title}`);
    executor.reply = dummy.states.first;
    submit(stage);
    await until(() => document.title === "Welcome to Example", `it is ${document.title}`);
  });

  it("changes with the second factor that the user chooses", async () => {
    const { visit, stage } = await show(authenticatorValidate.states.first);
    followTitle(visit.executor);
    press(stage, "Authenticator app");
    await until(() => document.title.startsWith("Enter the code from your app"), `it is ${document.title}`);
    press(stage, "Use another method");
    await until(() => document.title.startsWith("Verify it's you"), `it is ${document.title}`);
  });

  it("says that something went wrong", async () => {
    const { visit, stage } = await show(dummy.states.first);
    followTitle(visit.executor);
    worker.use(http.post(EXECUTOR, () => new HttpResponse(null, { status: 500 })));
    submit(stage);
    await until(() => document.title === "Error: Welcome to Example", `it is ${document.title}`);
  });
});
