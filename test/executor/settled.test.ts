import { expect } from "@open-wc/testing";
import identification from "../../mocks/challenges/identification.js";
import password from "../../mocks/challenges/password.js";
import { FlowExecutor } from "../../src/executor/index.js";
import { all, input, one, show, submit, until } from "../flow.js";

/** Submits a form without telling it. @returns whether the page stays, which the test sees to in any case */
async function submitAround(form: HTMLFormElement): Promise<boolean> {
  const navigated = new Promise<NavigateEvent>((resolve) => {
    navigation.addEventListener("navigate", resolve, { once: true });
  });
  form.submit();
  const event = await navigated;
  const stays = event.defaultPrevented;
  event.preventDefault();
  return stays;
}

for (const isLight of [false, true]) {
  describe(`a stage that has settled, in mode ${isLight ? "light" : "off"}`, () => {
    before(() => (FlowExecutor.isLight = isLight));
    after(() => (FlowExecutor.isLight = false));

    const signOf = (executor: Element) => executor.querySelector("[slot=ak-settled]");

    it("is told by a new empty child of the executor, for managers that watch the document alone", async () => {
      const { executor, visit, stage } = await show(identification.states.minimal);
      await until(() => signOf(visit.executor), "nothing was told");
      const sign = signOf(visit.executor);
      expect(sign?.checkVisibility()).to.equal(false);
      executor.reply = password.states.first;
      input(stage, "uidField").value = "ada";
      submit(stage);
      await visit.stage("ak-stage-password");
      await until(() => signOf(visit.executor) && signOf(visit.executor) !== sign, "the next stage was not told");
      expect(sign?.isConnected).to.equal(false);
      visit.executor.remove();
      await visit.executor.updateComplete;
      expect(visit.executor.querySelectorAll("[slot=ak-settled]").length).to.equal(0);
    });

    it("responds when a manager calls `form.submit()`, which would leave the flow", async () => {
      const { executor, visit, stage } = await show(password.states.first);
      await until(() => signOf(visit.executor), "it did not settle");
      input(stage, "password").value = "analytical";
      expect(await submitAround(one(stage, "form") as HTMLFormElement)).to.equal(true);
      expect(await executor.sent()).to.deep.equal({ component: "ak-stage-password", password: "analytical" });
    });
  });
}

describe("a stage that has settled", () => {
  it("leaves alone what other forms of the page do", async () => {
    const { visit } = await show(password.states.first);
    await until(() => visit.executor.querySelector("[slot=ak-settled]"), "it did not settle");
    const form = Object.assign(document.createElement("form"), { method: "post" });
    form.append(Object.assign(document.createElement("input"), { name: "search" }));
    document.body.append(form);
    expect(await submitAround(form)).to.equal(false);
    form.remove();
  });

  it("has a parent of its own, because some managers look only at what is inside of an added element", async () => {
    const { executor, visit, stage } = await show(identification.states.minimal);
    const parent = stage.parentElement;
    executor.reply = password.states.first;
    input(stage, "uidField").value = "ada";
    submit(stage);
    const next = await visit.stage("ak-stage-password");
    expect(parent?.localName).to.equal("div");
    expect(next.parentElement).not.to.equal(parent);
    expect(all(visit.executor, "[part=challenge] > div").length).to.equal(1);
  });
});
