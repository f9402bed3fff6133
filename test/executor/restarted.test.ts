import { expect } from "@open-wc/testing";
import { http } from "msw";
import { forgetCookies } from "../../mocks/handlers.js";
import { complaints } from "../stages/every/accessibility.js";
import { EXECUTOR, all, input, one, open, submit, until, words, worker } from "../flow.js";

/** What is announced above the stage. */
const note = (executor: Element) => words(all(executor, ".note")[0]);

async function atPassword() {
  const visit = await open("default-authentication-flow");
  const stage = await visit.stage("ak-stage-identification");
  input(stage, "uidField").value = "ada";
  submit(stage);
  const next = await visit.stage("ak-stage-password");
  await until(() => all(visit.executor, ".note[role=status]").length, "there is nothing that could announce anything");
  return { visit, stage: next };
}

describe("a flow that starts anew", () => {
  it("says in a live region that the session was lost and the password not checked, and has the name filled in", async () => {
    const { visit, stage } = await atPassword();
    const region = one(visit.executor, ".note");
    forgetCookies();
    input(stage, "password").value = "analytical";
    submit(stage);
    const first = await visit.stage("ak-stage-identification");
    expect(note(visit.executor)).to.match(/^Your session had expired,.* Your password was not checked\.$/);
    expect(one(visit.executor, ".note"), "regions announce what changes in them").to.equal(region);
    expect(input(first, "uidField").value).to.equal("ada");
    expect(await complaints(visit.executor)).to.deep.equal([]);
    submit(first);
    await visit.stage("ak-stage-password");
    expect(note(visit.executor)).to.equal("");
  });

  it("does not say that nothing was checked if the server does not say so", async () => {
    const { visit, stage } = await atPassword();
    forgetCookies();
    // The first challenge again, without a complaint about fields that the user never saw.
    worker.use(http.post(EXECUTOR, ({ request }) => fetch(request.url), { once: true }));
    input(stage, "password").value = "wrong";
    submit(stage);
    await visit.stage("ak-stage-identification");
    expect(note(visit.executor)).to.contain("Your session may have expired");
    expect(note(visit.executor)).not.to.contain("checked");
  });
});
