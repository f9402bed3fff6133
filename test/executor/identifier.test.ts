import { expect } from "@open-wc/testing";
import identification from "../../mocks/challenges/identification.js";
import password from "../../mocks/challenges/password.js";
import prompt from "../../mocks/challenges/prompt.js";
import type { Challenge } from "../../src/protocol/index.js";
import { RespondEvent } from "../../src/stage/respond-event.js";
import { all, input, show, stageOf, submit, until } from "../flow.js";

/** A user who signs in with an e-mail address, up to the step after that. */
async function typed(next: Challenge) {
  const { executor, visit, stage } = await show(identification.states.minimal);
  executor.reply = next;
  input(stage, "uidField").value = "ada@example.org";
  submit(stage);
  return { executor, visit, stage: await visit.stage(next.component) };
}

const newPassword: Challenge<"ak-stage-prompt"> = {
  ...prompt.states.enrollment,
  fields: [
    {
      field_key: "new",
      label: "New password",
      type: "password",
      required: true,
      placeholder: "",
      initial_value: "",
      order: 0,
      sub_text: "",
      choices: null,
    },
  ],
};

describe("the name that a password is filed under", () => {
  it("is what the user typed, while the page shows whom the server found", async () => {
    const { stage } = await typed(password.states.first);
    expect(input(stage, "username").value).to.equal("ada@example.org");
    expect(all(stage, ".pending-user span")[0]?.textContent).to.equal("ada");
  });

  it("stays what the user typed when the server refuses the password", async () => {
    const { executor, stage } = await typed(password.states.first);
    executor.reply = password.states.refused;
    input(stage, "password").value = "wrong";
    submit(stage);
    await until(() => stage.challenge.response_errors, "it was not refused");
    expect(input(stage, "username").value).to.equal("ada@example.org");
  });

  it("is the name that the server says if it is another user's", async () => {
    const { executor, visit, stage } = await typed(password.states.first);
    executor.reply = { ...password.states.first, pending_user: "mary", flow_info: password.states.refused.flow_info };
    executor.question = executor.reply;
    input(stage, "password").value = "analytical";
    submit(stage);
    await until(
      () =>
        input(visit.executor.shadowRoot?.querySelector("ak-stage-password") as Element, "username").value === "mary",
    );
  });

  it("is put right with the next challenge after a manager wrote something else there, and never sent", async () => {
    const { executor, stage } = await typed(password.states.first);
    executor.reply = password.states.refused;
    input(stage, "username").value = "somebody else";
    input(stage, "password").value = "wrong";
    submit(stage);
    await until(() => stage.challenge.response_errors, "it was not refused");
    await stage.updateComplete;
    expect(input(stage, "username").value).to.equal("ada@example.org");
    expect(executor.responses.at(-1)).to.deep.equal({ component: "ak-stage-password", password: "wrong" });
  });

  it("is forgotten when the server refuses it", async () => {
    const { executor, visit, stage } = await show(identification.states.minimal);
    executor.reply = identification.states.refused;
    input(stage, "uidField").value = "nobody";
    submit(stage);
    await until(() => stage.challenge.response_errors, "it was not refused");
    stage.dispatchEvent(new RespondEvent({ kind: "challenge", challenge: password.states.first }));
    expect(input(await visit.stage("ak-stage-password"), "username").value).to.equal("ada");
  });

  it("is beside a new password, where users do not see it and nothing is sent of it", async () => {
    const { executor, stage } = await typed(newPassword);
    const name = input(stage, "username");
    expect(name.value).to.equal("ada@example.org");
    expect(name.tabIndex).to.equal(-1);
    const { textIndent, width } = getComputedStyle(name);
    expect(parseFloat(textIndent), "its text begins where it ends").to.be.at.least(parseFloat(width));
    executor.responses.length = 0;
    input(stage, "new").value = "lovelace";
    submit(stage);
    expect(await executor.sent()).to.deep.equal({ component: "ak-stage-prompt", new: "lovelace" });
  });

  it("is beside a new password what the user typed two steps before", async () => {
    const { executor, visit, stage } = await typed(password.states.first);
    executor.reply = newPassword;
    input(stage, "password").value = "analytical";
    submit(stage);
    expect(input(await visit.stage("ak-stage-prompt"), "username").value).to.equal("ada@example.org");
  });

  it("is beside a new password the last name that the server said", async () => {
    const { visit } = await typed(password.states.first);
    const current = () => stageOf(visit.executor, "ak-stage-password") as Element;
    const present = (challenge: Challenge) =>
      current().dispatchEvent(new RespondEvent({ kind: "challenge", challenge }));
    present({ ...password.states.first, pending_user: "mary" });
    await until(() => input(current(), "username").value === "mary");
    present(newPassword);
    expect(input(await visit.stage("ak-stage-prompt"), "username").value).to.equal("mary");
  });

  it("is not that of the user before when the next one signs in with a passkey", async () => {
    const { executor, visit, stage } = await typed(password.states.first);
    executor.reply = identification.states.minimal;
    input(stage, "password").value = "analytical";
    submit(stage);
    const again = await visit.stage("ak-stage-identification");
    again.dispatchEvent(new RespondEvent({ kind: "challenge", challenge: newPassword }));
    expect(all(await visit.stage("ak-stage-prompt"), "input[name=username]")).to.deep.equal([]);
  });

  it("is left out where the form asks for a name of its own, or nothing is known", async () => {
    const { stage } = await typed({
      ...newPassword,
      fields: [...prompt.states.enrollment.fields, ...newPassword.fields],
    });
    const names = all<HTMLInputElement>(stage, "input").filter((field) => field.autocomplete.includes("username"));
    expect(names.length).to.be.at.most(1);
    const { stage: alone } = await show(newPassword);
    expect(all(alone, "input[name=username]")).to.deep.equal([]);
  });
});
