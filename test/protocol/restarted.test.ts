import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { HttpResponse, http } from "msw";
import type { Binding } from "../../mocks/executor/flow.js";
import type { Stage } from "../../mocks/executor/flow-stages.js";
import type { FlowSession, Restart } from "../../src/protocol/index.js";
import { EXECUTOR, answerBefore, forgetCookies, playWorld } from "./network.js";
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
    assert.deepEqual(restarted(session), { from: "ak-stage-password", unchecked: true });
    assert.equal(session.step, step + 1);
  });

  it("says so once: the next state is one like any other", async () => {
    const session = await atPassword();
    forgetCookies();
    await session.respond({ password: "analytical" });
    await session.respond({ uid_field: "ada" });
    assert.equal(restarted(session), undefined);
    await session.respond({ password: "analytical" });
    due(session, "xak-flow-redirect");
    assert.equal(restarted(session), undefined);
  });

  it("says so if both challenges have the same component but differ", async () => {
    const field = (field_key: string) => ({ field_key, label: field_key, type: "text", required: true, order: 0 });
    const ask = (key: string) => ({ component: "ak-stage-prompt", fields: [field(key)] });
    const refusal = { response_errors: { city: [{ string: "This field is required.", code: "required" }] } };
    answerBefore(
      http.get(EXECUTOR, () => HttpResponse.json(ask("city"))),
      http.post(EXECUTOR, () => HttpResponse.json(ask("street")), { once: true }),
    );
    const session = await started("flow");
    await session.respond({ city: "London" });
    answerBefore(http.post(EXECUTOR, () => HttpResponse.json({ ...ask("city"), ...refusal })));
    const { step } = session;
    await session.respond({ street: "St James's Square" });
    assert.deepEqual(restarted(session), { from: "ak-stage-prompt", unchecked: true });
    assert.equal(due(session, "ak-stage-prompt").response_errors, undefined, "the user never saw that field");
    assert.equal(session.step, step + 1);
  });

  it("does not say that nothing was checked if the server does not say so: a wrong response may restart the flow", async () => {
    play({ stage: identification }, { stage: password, invalidResponseAction: "restart" });
    const session = await started("flow");
    await session.respond({ uid_field: "ada" });
    await session.respond({ password: "wrong" });
    due(session, "ak-stage-identification");
    assert.deepEqual(restarted(session), { from: "ak-stage-password", unchecked: false });
  });

  it("says so when the next GET shows it, as when the user comes back to the page", async () => {
    const session = await atPassword();
    forgetCookies();
    await session.start();
    assert.equal(due(session, "ak-stage-identification").pending_user_identifier, "ada");
    assert.deepEqual(restarted(session), { from: "ak-stage-password", unchecked: false });
  });

  it("says so when the connection broke as well, but not that the response was not checked", async () => {
    const session = await atPassword();
    forgetCookies();
    loseResponse();
    await session.respond({ password: "analytical" });
    due(session, "ak-stage-identification");
    assert.deepEqual(restarted(session), { from: "ak-stage-password", unchecked: false });
  });
});

describe("a walk that goes on", () => {
  it("to another identification is not back at its first challenge", async () => {
    play({ stage: identification }, { stage: { ...identification, userFields: ["email"] } });
    const session = await started("flow");
    await session.respond({ uid_field: "ada" });
    due(session, "ak-stage-identification");
    assert.equal(restarted(session), undefined);
  });

  it("has not left its first challenge when the server refuses the response to it", async () => {
    const session = await started("combined-login");
    await session.respond({ uid_field: "ada", password: "wrong" });
    assert.equal(restarted(session), undefined);
    await session.start();
    assert.equal(restarted(session), undefined);
  });

  it("has not left its first challenge by a challenge inside it", async () => {
    const session = await started("demo-sources");
    session.present({ component: "ak-source-plex", client_id: "a", slug: "plex" });
    await session.start();
    due(session, "ak-stage-identification");
    assert.equal(restarted(session), undefined);
  });

  it("is a new one after its end", async () => {
    const session = await started("demo-steps");
    await session.respond({});
    await session.respond({});
    due(session, "xak-flow-redirect");
    await session.start();
    due(session, "ak-stage-dummy");
    assert.equal(restarted(session), undefined);
  });

  it("is a new one after stop(), without a name", async () => {
    const session = await atPassword();
    forgetCookies();
    session.stop();
    await session.start();
    assert.equal(due(session, "ak-stage-identification").pending_user_identifier, null);
    assert.equal(restarted(session), undefined);
  });
});
