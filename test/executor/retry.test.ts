import { expect } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import dummy from "../../mocks/challenges/dummy.js";
import { EXECUTOR, all, one, open, show, submit, until, words, worker } from "../flow.js";

describe("trying again after a failure", () => {
  it("keeps the card, and the focus, until the server has replied", async () => {
    worker.use(http.get(EXECUTOR, () => new HttpResponse(null, { status: 500 })));
    const visit = await open("flow");
    await visit.complaint();
    const button = one(visit.executor, ".remedies button");
    button.focus();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    worker.use(
      http.get(EXECUTOR, async () => {
        await held;
        return new HttpResponse(null, { status: 500 });
      }),
    );
    button.click();
    await until(() => words(button) === "Trying …", "the button does not answer");
    expect(visit.root.activeElement).to.equal(button);
    release();
    await until(() => words(button) === "Try again", "it does not end");
    expect(visit.root.activeElement).to.equal(button);
  });

  it("begins beside the form, above the details for an administrator, which go with the failure", async () => {
    const { executor, visit, stage } = await show(dummy.states.first);
    worker.use(http.post(EXECUTOR, () => new HttpResponse(null, { status: 500 }), { once: true }));
    executor.reply = { ...dummy.states.first, name: "the next step" };
    submit(stage);
    await visit.complaint();
    const places = ["[role=alert]", "[part=challenge]", "details"].map((name) => one(visit.executor, name));
    const inOrder = [...places].sort((a, b) =>
      a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
    expect(inOrder).to.deep.equal(places);
    one(visit.executor, ".remedies button").click();
    await until(() => all(visit.executor, "details").length === 0, "the details stayed");
  });
});
