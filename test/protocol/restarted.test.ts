import { expect } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import type { Binding } from "../../mocks/executor/flow.js";
import type { Stage } from "../../mocks/executor/flow-stages.js";
import { forgetCookies } from "../../mocks/handlers.js";
import type { FlowSession, Restart } from "../../src/protocol/index.js";
import { EXECUTOR, playWorld, worker } from "../flow.js";
import { atPassword, due, loseResponse, started } from "./walk.js";

const identification: Stage = { kind: "identification", name: "", userFields: ["username"] };
const password: Stage = { kind: "password", name: "" };

/** Puts a flow of these bindings behind the page. */
function play(...bindings: Omit<Binding, "order">[]): void {
  const ordered = bindings.map((binding, order) => ({ ...binding, order }));
  playWorld({
    flows: [{ slug: "flow", name: "", title: "", designation: "authentication", bindings: ordered }],
  });
}

/** What the session knows of a walk that began again. */
const restarted = ({ state }: FlowSession): Restart | undefined =>
  state.status === "challenged" ? state.restarted : undefined;

describe("a walk that is back at its first challenge", () => {
  it("says so after the session was lost, and that the response was not checked", async () => {
    const session = await atPassword();
    const { step } = session;
    forgetCookies();
    await session.respond({ password: "analytical" });
    due(session, "ak-stage-identification");
    expect(restarted(session)).to.deep.equal({ from: "ak-stage-password", unchecked: true });
    expect(session.step).to.equal(step + 1);
  });

  it("says it once: what comes next is a walk as any other", async () => {
    const session = await atPassword();
    forgetCookies();
    await session.respond({ password: "analytical" });
    await session.respond({ uid_field: "ada" });
    expect(restarted(session)).to.equal(undefined);
    await session.respond({ password: "analytical" });
    due(session, "xak-flow-redirect");
    expect(restarted(session)).to.equal(undefined);
  });

  it("says so where both challenges have the same component: one prompt is not another", async () => {
    const field = (field_key: string) => ({ field_key, label: field_key, type: "text", required: true, order: 0 });
    const ask = (key: string) => ({ component: "ak-stage-prompt", fields: [field(key)] });
    const refusal = { response_errors: { city: [{ string: "This field is required.", code: "required" }] } };
    worker.use(
      http.get(EXECUTOR, () => HttpResponse.json(ask("city"))),
      http.post(EXECUTOR, () => HttpResponse.json(ask("street")), { once: true }),
    );
    const session = await started("flow");
    await session.respond({ city: "London" });
    worker.use(http.post(EXECUTOR, () => HttpResponse.json({ ...ask("city"), ...refusal })));
    const { step } = session;
    await session.respond({ street: "St James's Square" });
    expect(restarted(session)).to.deep.equal({ from: "ak-stage-prompt", unchecked: true });
    expect(due(session, "ak-stage-prompt").response_errors, "the user never saw that field").to.equal(undefined);
    expect(session.step).to.equal(step + 1);
  });

  it("does not say that nothing was checked where the server does not say so: a refusal may begin the flow anew", async () => {
    play({ stage: identification }, { stage: password, invalidResponseAction: "restart" });
    const session = await started("flow");
    await session.respond({ uid_field: "ada" });
    await session.respond({ password: "wrong" });
    due(session, "ak-stage-identification");
    expect(restarted(session)).to.deep.equal({ from: "ak-stage-password", unchecked: false });
  });

  it("says so when it is found at the next question, as after coming back to the page", async () => {
    const session = await atPassword();
    forgetCookies();
    await session.start();
    expect(due(session, "ak-stage-identification").pending_user_identifier).to.equal("ada");
    expect(restarted(session)).to.deep.equal({ from: "ak-stage-password", unchecked: false });
  });

  it("says so when the connection broke as well, which leaves open what became of the response", async () => {
    const session = await atPassword();
    forgetCookies();
    loseResponse();
    await session.respond({ password: "analytical" });
    due(session, "ak-stage-identification");
    expect(restarted(session)).to.deep.equal({ from: "ak-stage-password", unchecked: false });
  });
});

describe("a walk that goes on", () => {
  it("to another identification is not back at the first", async () => {
    play({ stage: identification }, { stage: { ...identification, userFields: ["email"] } });
    const session = await started("flow");
    await session.respond({ uid_field: "ada" });
    due(session, "ak-stage-identification");
    expect(restarted(session)).to.equal(undefined);
  });

  it("after a refusal of its first challenge has not left it", async () => {
    const session = await started("combined-login");
    await session.respond({ uid_field: "ada", password: "wrong" });
    expect(restarted(session)).to.equal(undefined);
    await session.start();
    expect(restarted(session)).to.equal(undefined);
  });

  it("from inside a challenge back to it has not left it", async () => {
    const session = await started("demo-sources");
    session.present({ component: "ak-source-plex", client_id: "a", slug: "plex" });
    await session.start();
    due(session, "ak-stage-identification");
    expect(restarted(session)).to.equal(undefined);
  });

  it("after its end is a new one", async () => {
    const session = await started("demo-steps");
    await session.respond({});
    await session.respond({});
    due(session, "xak-flow-redirect");
    await session.start();
    due(session, "ak-stage-dummy");
    expect(restarted(session)).to.equal(undefined);
  });

  it("after it was stopped is a new one, with nobody's name", async () => {
    const session = await atPassword();
    forgetCookies();
    session.stop();
    await session.start();
    expect(due(session, "ak-stage-identification").pending_user_identifier).to.equal(null);
    expect(restarted(session)).to.equal(undefined);
  });
});
