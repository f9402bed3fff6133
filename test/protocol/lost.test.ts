import { expect } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import type { Challenge, FlowSession } from "../../src/protocol/index.js";
import { EXECUTOR, worker } from "../flow.js";
import { atPassword, due, failure, loseAnswer, loseResponse, methods, requests, signIn, started } from "./walk.js";

const RIGHT = { password: "analytical" };
/** The way to a session that waits for a password. */
const BEFORE = "GET POST GET ";
/** The redirect after a right password. */
const AFTER = " GET";
/** What was posted last. */
const lastResponse = (): Promise<unknown> | undefined => requests.findLast(({ method }) => method === "POST")?.json();

/** The challenge that a failed session kept. */
const kept = ({ state }: FlowSession): Challenge | undefined =>
  state.status === "failed" ? state.challenge : undefined;

/** Lets the next call of this kind wait forever. */
function silence(method: "get" | "post"): void {
  worker.use(http[method](EXECUTOR, () => new Promise<never>(() => {}), { once: true }));
}

describe("a response on a connection that breaks", () => {
  it("is not sent twice when it did arrive: the next challenge shows", async () => {
    const session = await atPassword();
    loseAnswer();
    await session.respond(RIGHT);
    due(session, "xak-flow-redirect");
    expect(methods()).to.equal(BEFORE + "POST GET");
  });

  it("is sent again, once, when it did not arrive", async () => {
    const session = await atPassword();
    loseResponse();
    await session.respond(RIGHT);
    due(session, "xak-flow-redirect");
    expect(methods()).to.equal(BEFORE + "POST GET POST" + AFTER);
    expect(await lastResponse()).to.deep.equal({ component: "ak-stage-password", ...RIGHT });
  });

  it("is not mistaken for another: of two dummies in a row the second is still to be answered", async () => {
    const session = await started("demo-steps");
    loseAnswer();
    await session.respond({});
    expect(due(session, "ak-stage-dummy").name).to.equal("dummy-stage-2");
    expect(methods()).to.equal("GET POST GET");
  });

  it("is refused as any other, after it was sent again", async () => {
    const session = await atPassword();
    const { step } = session;
    loseResponse();
    await session.respond({ password: "wrong" });
    expect(due(session, "ak-stage-password").response_errors).to.have.property("password");
    expect(session.step).to.equal(step);
  });

  it("fails when nobody is there to be asked, and is kept for another try", async () => {
    const session = await atPassword();
    worker.use(http.all(EXECUTOR, () => HttpResponse.error()));
    await session.respond(RIGHT);
    failure(session, "unreachable");
    expect(kept(session)?.component).to.equal("ak-stage-password");
    expect(methods(), "asked as patiently as ever").to.equal(BEFORE + "POST GET GET GET");
    await session.retry();
    failure(session, "unreachable");
    expect(methods(), "no blind POST").to.equal(BEFORE + "POST GET GET GET GET GET GET");
  });

  it("begins anew where the session is gone as well, without the name being lost", async () => {
    const session = await atPassword();
    worker.use(
      http.get(EXECUTOR, () =>
        HttpResponse.json({ component: "ak-stage-identification", pending_user_identifier: null }),
      ),
    );
    loseResponse();
    await session.respond(RIGHT);
    expect(due(session, "ak-stage-identification").pending_user_identifier).to.equal("ada");
  });
});

describe("a response that counts only once", () => {
  const responses: Record<string, object> = {
    "the token of a consent or captcha": { token: "a" },
    "a captcha beside the name": { uid_field: "ada", captcha_token: "a" },
    "a passkey": { passkey: {} },
    "a second factor with a key": { webauthn: {} },
    "a new key": { response: {} },
    "a push to a phone": { duo: 1 },
    "a wish for a code": { selected_challenge: {} },
  };
  for (const [title, response] of Object.entries(responses)) {
    it(`is not sent again: ${title}`, async () => {
      const session = await started("demo-steps");
      loseResponse();
      await session.respond(response);
      failure(session, "unreachable");
      expect(methods()).to.equal("GET POST GET");
    });
  }

  it("is not sent again: the wish for another e-mail", async () => {
    worker.use(http.get(EXECUTOR, () => HttpResponse.json({ component: "ak-stage-email" })));
    const session = await started("flow");
    loseResponse();
    await session.respond({});
    failure(session, "unreachable");
    expect(methods()).to.equal("GET POST GET");
  });

  it("leaves the fresh challenge, which can be answered at once (the renewed token trap)", async () => {
    await signIn();
    const session = await started("demo-consent");
    const { token } = due(session, "ak-stage-consent");
    const { step } = session;
    requests.length = 0;
    loseResponse();
    await session.respond({ token });
    failure(session, "unreachable");
    const fresh = kept(session) as Challenge<"ak-stage-consent">;
    expect(fresh.token).not.to.equal(token);
    expect(session.step, "a new token is no new step").to.equal(step);
    await session.respond({ token: fresh.token });
    due(session, "xak-flow-redirect");
    expect(methods()).to.equal("POST GET POST");
  });

  it("is not sent again after it got no answer in time; the reason stays the same", async () => {
    await signIn();
    const session = await started("demo-consent", { timeout: 600 });
    const { token } = due(session, "ak-stage-consent");
    requests.length = 0;
    silence("post");
    await session.respond({ token });
    failure(session, "timeout");
    await session.retry();
    failure(session, "timeout");
    expect(methods()).to.equal("POST GET");
    expect((kept(session) as Challenge<"ak-stage-consent">).token).not.to.equal(token);
  });
});

describe("a response that got no answer in time", () => {
  it("is not sent again by itself", async () => {
    const session = await atPassword({ timeout: 600 });
    silence("post");
    await session.respond(RIGHT);
    failure(session, "timeout");
    expect(methods()).to.equal(BEFORE + "POST");
  });

  it("is sent again on request, if the step still waits for it", async () => {
    const session = await atPassword({ timeout: 600 });
    silence("post");
    await session.respond(RIGHT);
    await session.retry();
    due(session, "xak-flow-redirect");
    expect(methods()).to.equal(BEFORE + "POST GET POST" + AFTER);
  });

  it("is not sent again on request, if it was taken meanwhile", async () => {
    const session = await started("demo-steps", { timeout: 600 });
    silence("post");
    await session.respond({});
    failure(session, "timeout");
    await (await started("demo-steps")).respond({}); // another tab
    requests.length = 0;
    await session.retry();
    expect(due(session, "ak-stage-dummy").name).to.equal("dummy-stage-2");
    expect(methods()).to.equal("GET");
  });

  it("may be corrected: the new value is sent, after a look at where the plan stands", async () => {
    const session = await atPassword({ timeout: 600 });
    silence("post");
    await session.respond({ password: "wrong" });
    failure(session, "timeout");
    await session.respond(RIGHT);
    due(session, "xak-flow-redirect");
    expect(methods()).to.equal(BEFORE + "POST GET POST" + AFTER);
    expect(await lastResponse()).to.include(RIGHT);
  });

  it("is forgotten when the question is asked anew", async () => {
    const session = await atPassword({ timeout: 600 });
    silence("post");
    await session.respond({ password: "wrong" });
    await session.start();
    await session.respond(RIGHT);
    due(session, "xak-flow-redirect");
    expect(methods()).to.equal(BEFORE + "POST GET POST" + AFTER);
  });

  it("is looked after likewise when a proxy answered instead of the server", async () => {
    const session = await atPassword();
    worker.use(http.post(EXECUTOR, () => HttpResponse.html("", { status: 504 }), { once: true }));
    await session.respond(RIGHT);
    failure(session, "server");
    expect(methods()).to.equal(BEFORE + "POST");
    await session.retry();
    due(session, "xak-flow-redirect");
    expect(methods()).to.equal(BEFORE + "POST GET POST" + AFTER);
  });
});
