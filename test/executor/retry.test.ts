import { expect } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import { EXECUTOR, one, open, until, words, worker } from "../flow.js";

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
});
