import { expect } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import { EXECUTOR, worker } from "../flow.js";
import { expectFailure, started } from "./walk.js";

// How deep an object may be nested before it can be neither read nor compared is up to each browser.
describe("a deeply nested challenge", () => {
  function reply(depth: number): void {
    const text = `{"component":"ak-stage-dummy","name":${"[".repeat(depth)}${"]".repeat(depth)}}`;
    worker.use(http.all(EXECUTOR, () => new HttpResponse(text, { headers: { "Content-Type": "application/json" } })));
  }

  it("is malformed if it is too deep to be read", async () => {
    const session = await started();
    reply(50_000);
    await session.respond({});
    expectFailure(session, "malformed");
    await session.start();
    expectFailure(session, "malformed");
    expectFailure(await started(), "malformed");
  });

  it("makes the session throw nothing, at depths that not every browser can read", async () => {
    reply(5_000);
    const { state } = await started();
    expect(state.status === "failed" ? state.error.code : state.status).to.be.oneOf(["malformed", "challenged"]);
  });
});
