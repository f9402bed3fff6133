import { expect } from "@open-wc/testing";
import consent from "../../mocks/challenges/consent.js";
import dummy from "../../mocks/challenges/dummy.js";
import identification from "../../mocks/challenges/identification.js";
import password from "../../mocks/challenges/password.js";
import authenticatorValidate from "../../mocks/challenges/authenticator-validate.js";
import userLogin from "../../mocks/challenges/user-login.js";
import type { Challenge, Component } from "../../src/protocol/index.js";
import { ScriptedExecutor, Visit, all, fixtureOf, input, one, shadowOf, show, submit, until, words } from "../flow.js";

/** The element that has the focus, whatever roots it is in. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Answers a first step, and waits for the second. */
async function goOnTo(next: Challenge) {
  const { executor, visit, stage } = await show(identification.states.minimal);
  executor.reply = next;
  input(stage, "uidField").value = "ada";
  submit(stage);
  await until(() => !stage.isConnected, "the first stage stayed");
  return { executor, visit, stage: await visit.stage(next.component) };
}

describe("the focus", () => {
  it("stays where it was when the first stage comes", async () => {
    const elsewhere = document.createElement("input");
    document.body.append(elsewhere);
    elsewhere.focus();
    const { executor, visit } = await show(identification.states.minimal);
    expect(focused()).to.equal(elsewhere);
    elsewhere.remove();
    expect(executor.questions).to.equal(1);
    expect(visit.root.activeElement).to.equal(null);
  });

  it("goes to the first stage if the page asks for it", async () => {
    new ScriptedExecutor(identification.states.minimal);
    const visit = new Visit(await fixtureOf({ slug: "flow", server: "/", query: "", autofocus: true }));
    const stage = await visit.stage("ak-stage-identification");
    await until(() => focused() === input(stage, "uidField"), "it went elsewhere");
  });

  it("goes to the first empty field, not to the read-only name", async () => {
    const { stage } = await goOnTo(password.states.first);
    await until(() => focused() === input(stage, "password"), "it went elsewhere");
  });

  it("goes to the password if the name is known", async () => {
    new ScriptedExecutor({ ...identification.states.combined, pending_user_identifier: "ada" });
    const visit = new Visit(await fixtureOf({ slug: "flow", server: "/", query: "", autofocus: true }));
    const stage = await visit.stage("ak-stage-identification");
    await until(() => focused() === input(stage, "password"), "it went elsewhere");
  });

  it("goes to the heading if there is no field", async () => {
    const { stage } = await goOnTo(consent.states.permissions);
    await until(() => focused() === one(stage, "h1"), "it went elsewhere");
  });

  it("goes to the heading also where the server sends no title", async () => {
    const { stage } = await goOnTo(dummy.states.bare);
    await until(() => focused() === one(stage, "h1"), "it went elsewhere");
  });

  it("goes to the field that the server refused", async () => {
    const { executor, stage } = await goOnTo(password.states.first);
    executor.reply = password.states.refused;
    input(stage, "password").value = "wrong";
    one(stage, "[type=submit]").focus();
    submit(stage);
    await until(() => stage.challenge.response_errors, "it was not refused");
    await until(() => shadowOf(stage).activeElement === input(stage, "password"), "it went elsewhere");
  });

  for (const [challenge, label] of [
    [userLogin.states.first, "Not now"],
    [authenticatorValidate.states.configure, "Security key"],
  ] as const) {
    it(`stays on the button “${label}” until the server has replied`, async () => {
      const { executor, stage } = await show<Component>(challenge);
      const release = executor.hold();
      const button = all(stage, "button").find((it) => words(it) === label);
      button?.focus();
      button?.click();
      await until(() => stage.busy, "nothing is sent");
      await stage.updateComplete;
      expect(focused()).to.equal(button);
      button?.click();
      release();
      await until(() => executor.responses.length, "nothing was sent");
      expect(executor.responses).to.have.length(1);
    });
  }

  it("goes to the password when the server refused name and password together", async () => {
    const { executor, stage } = await show(identification.states.combined);
    executor.reply = identification.states.combinedRefused;
    input(stage, "uidField").value = "ada";
    input(stage, "password").value = "wrong";
    submit(stage);
    await until(() => focused() === input(stage, "password"), "it went elsewhere");
  });
});
