import { expect } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import { EXECUTOR, worker } from "../flow.js";
import { atPassword, due, failure, methods, requests, started } from "./walk.js";

describe("inform()", () => {
  const ask = { component: "ak-stage-authenticator-validate", pending_user: "ada", device_challenges: [] };
  const device = { device_class: "sms", device_uid: "1", challenge: {}, last_used: null } as const;
  const pseudo = { non_field_errors: [{ string: "Empty response", code: "invalid" }] };

  it("says something that is no answer: its errors are none (the empty response trap)", async () => {
    worker.use(
      http.get(EXECUTOR, () => HttpResponse.json(ask)),
      http.post(EXECUTOR, () => HttpResponse.json({ ...ask, response_errors: pseudo })),
    );
    const session = await started("flow");
    const states = [session.state.status];
    session.subscribe(() => states.push(session.state.status));
    await session.inform({ selected_challenge: device });
    expect(due(session, "ak-stage-authenticator-validate").response_errors).to.deep.equal({});
    expect(session.step).to.equal(1);
    expect(states).to.deep.equal(["challenged", "responding", "challenged"]);
    expect(await requests.at(-1)?.json()).to.deep.equal({ component: ask.component, selected_challenge: device });
  });

  it("is no answer to a session that was lost: the errors of the first stage are nobody's", async () => {
    const session = await atPassword();
    const answer = { component: "ak-stage-identification", response_errors: pseudo };
    worker.use(http.post(EXECUTOR, () => HttpResponse.json(answer)));
    await session.inform({ selected_challenge: device });
    expect(due(session, "ak-stage-identification")).to.deep.equal({
      component: "ak-stage-identification",
      pending_user_identifier: "ada",
    });
  });

  it("is not said twice: a phone rings once", async () => {
    const session = await started("demo-steps");
    worker.use(http.post(EXECUTOR, () => HttpResponse.error()));
    await session.inform({ selected_challenge: device });
    failure(session, "unreachable");
    await session.retry();
    due(session, "ak-stage-dummy");
    expect(methods()).to.equal("GET POST GET");
  });
});
