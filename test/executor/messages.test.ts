import { expect } from "@open-wc/testing";
import dummy from "../../mocks/challenges/dummy.js";
import password from "../../mocks/challenges/password.js";
import { showMessage } from "../../src/executor/messages.js";
import { ScriptedExecutor, all, input, open, show, submit, until, words } from "../flow.js";

const { first } = password.states;

describe("messages of the server", () => {
  const alerts = (executor: Element) => all(executor, ".pf-c-login__main > .pf-c-alert");

  it("are shown above the form, each in the look of its level, and as text", async () => {
    const { visit } = await show(first);
    for (const [level, message] of Object.entries({
      info: "Check your inbox.",
      success: "Successfully linked.",
      warning: "Soon to expire.",
      error: "Failed to <b>link</b>.",
      debug: "not for people",
      odd: "unknown",
    })) {
      showMessage(visit.executor, { level, message });
    }
    await visit.executor.updateComplete;
    const seen = alerts(visit.executor);
    expect(seen.map((it) => [it.getAttribute("role"), words(it)])).to.deep.equal([
      ["status", "ℹ Information: Check your inbox. Dismiss"],
      ["status", "✔ Success: Successfully linked. Dismiss"],
      ["alert", "⚠ Warning: Soon to expire. Dismiss"],
      ["alert", "✘ Error: Failed to <b>link</b>. Dismiss"],
    ]);
  });

  it("are in the language of the server's texts", async () => {
    new ScriptedExecutor(first, first, "ar");
    const visit = await open("flow");
    await visit.stage(first.component);
    showMessage(visit.executor, { level: "error", message: "لا." });
    await visit.executor.updateComplete;
    expect(alerts(visit.executor).map((it) => it.querySelector("bdi")?.lang)).to.deep.equal(["ar"]);
  });

  it("keep their language when the server goes on in another", async () => {
    new ScriptedExecutor(first, first, "ar");
    const visit = await open("flow");
    const stage = await visit.stage(first.component);
    showMessage(visit.executor, { level: "error", message: "لا." });
    await visit.executor.updateComplete;
    new ScriptedExecutor(first, first, "de");
    await visit.executor.session?.start(true);
    visit.executor.requestUpdate();
    await visit.executor.updateComplete;
    expect(stage.language).to.equal("de");
    expect(alerts(visit.executor).map((it) => it.querySelector("bdi")?.lang)).to.deep.equal(["ar"]);
  });

  it("may name their level as Django does; without a known level they are not shown", async () => {
    const { visit } = await show(first);
    for (const odd of [null, 5, "text", [], {}, { level: 5, message: {} }, { level: "error" }])
      showMessage(visit.executor, odd);
    showMessage(visit.executor, { tags: "extra error", message: "No." });
    await visit.executor.updateComplete;
    expect(alerts(visit.executor).map(words)).to.deep.equal(["✘ Error: No. Dismiss"]);
  });

  it("go when the user dismisses them, each by itself, and the focus goes to the form", async () => {
    const { visit, stage } = await show(first);
    showMessage(visit.executor, { level: "info", message: "One." });
    showMessage(visit.executor, { level: "error", message: "Two." });
    await visit.executor.updateComplete;
    const [button] = all(alerts(visit.executor)[0] ?? stage, "button");
    button?.click();
    await visit.executor.updateComplete;
    expect(alerts(visit.executor).map(words)).to.deep.equal(["✘ Error: Two. Dismiss"]);
    await until(() => input(stage, "password").matches(":focus"));
  });

  it("stay when the server refuses a response, and go with the next step", async () => {
    const { executor, visit, stage } = await show(first);
    showMessage(visit.executor, { level: "error", message: "Failed." });
    executor.reply = { ...first, response_errors: { password: [{ string: "Invalid password", code: "invalid" }] } };
    input(stage, "password").value = "wrong";
    submit(stage);
    await until(() => all(stage, "[aria-invalid]").length);
    expect(alerts(visit.executor).map(words)).to.deep.equal(["✘ Error: Failed. Dismiss"]);
    executor.reply = dummy.states.first;
    submit(stage);
    await visit.stage("ak-stage-dummy");
    expect(alerts(visit.executor)).to.deep.equal([]);
  });
});
