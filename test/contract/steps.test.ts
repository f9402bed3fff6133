import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import { ada } from "../../mocks/directory.js";
import { agentResponse } from "../../mocks/executor/stages/endpoint-agent.js";
import type { EndpointAgentStage } from "../../mocks/executor/flow-stages.js";
import { playing } from "../mocks/browser.js";
import { end, flow_info } from "./visit.js";

describe("A step of a test", () => {
  const steps = ["one", "two"].map((name) => ({ kind: "dummy", name }) as const);

  test("default: shows its name", async () => {
    const browser = playing(steps);
    const challenge = await browser.get(browser.path("flow"), "ak-stage-dummy");
    assert.deepEqual(challenge, { component: "ak-stage-dummy", flow_info, name: "one" });
  });

  test("continue: goes on with any object, over the same address", async () => {
    const browser = playing(steps);
    const path = browser.path("flow");
    const response = await browser.send(path, browser.response({ component: "ak-stage-dummy", whatever: [] }));
    assert.deepEqual([response.status, response.headers.get("Location")], [302, path]);
    assert.equal((await browser.get(path, "ak-stage-dummy")).name, "two");
  });
});

describe("An e-mail", () => {
  const stages = [{ kind: "email", name: "email", subject: "Come in" }] as const;
  const context = { pending_user: ada.username };

  test("default: is sent by the first question, and not by the next one", async () => {
    const browser = playing(stages, {}, { context });
    for (const _ of ["first", "next"]) {
      const challenge = await browser.get(browser.path("flow"), "ak-stage-email");
      assert.deepEqual(challenge, { component: "ak-stage-email", flow_info });
      assert.deepEqual(
        browser.world.outbox.map(({ to, subject }) => [to, subject]),
        [[ada.email, "Come in"]],
      );
    }
  });

  test("resend: is sent again, which is told as an error that is none", async () => {
    const browser = playing(stages, {}, { context });
    const challenge = await browser.post(browser.path("flow"), {}, "ak-stage-email");
    const response_errors = { non_field_errors: [{ string: "email-sent", code: "email-sent" }] };
    assert.deepEqual(challenge, { component: "ak-stage-email", flow_info, response_errors });
    assert.equal(browser.world.outbox.length, 2);
  });

  test("unknown: is not sent to who has no account, with the same answers", async () => {
    const browser = playing(stages, {}, { context: { pending_user_identifier: "nobody" } });
    await browser.get(browser.path("flow"), "ak-stage-email");
    const { response_errors } = await browser.post(browser.path("flow"), {}, "ak-stage-email");
    assert.equal(response_errors?.["non_field_errors"]?.[0]?.code, "email-sent");
    assert.deepEqual(browser.world.outbox, []);
  });
});

describe("The agent of a device", () => {
  const connector = { name: "agents", challengeIdleTimeout: "seconds=5" };
  const agent = (parts: Partial<EndpointAgentStage> = {}) =>
    playing([{ kind: "endpoint_agent", name: "agent", connector, ...parts }]);

  test("default: is given a challenge of its own each time, and some seconds", async () => {
    const browser = agent();
    const { challenge, ...others } = await browser.get(browser.path("flow"), "ak-stage-endpoint-agent");
    assert.deepEqual(others, { component: "ak-stage-endpoint-agent", flow_info, challenge_idle_timeout: 5 });
    assert.notEqual((await browser.get(browser.path("flow"), "ak-stage-endpoint-agent")).challenge, challenge);
  });

  test("agent-answer: lets in with the right answer", async () => {
    const browser = agent({ mode: "required" });
    assert.deepEqual(await browser.post(browser.path("flow"), { response: agentResponse }, "xak-flow-redirect"), end);
  });

  test("no-agent-optional: may be missing where the stage does not require it", async () => {
    const browser = agent();
    assert.deepEqual(await browser.post(browser.path("flow"), { response: null }, "xak-flow-redirect"), end);
  });

  test("no-agent-required: may not be missing where the stage requires it", async () => {
    const browser = agent({ mode: "required" });
    const denial = await browser.post(browser.path("flow"), { response: null }, "ak-stage-access-denied");
    assert.deepEqual(denial, {
      component: "ak-stage-access-denied",
      flow_info,
      pending_user: "",
      pending_user_avatar: "/static/dist/assets/images/user_default.png",
      error_message: "Invalid challenge response",
    });
  });

  test("bad-answer: is asked anew after a wrong answer", async () => {
    const browser = agent({ mode: "required" });
    const { challenge } = await browser.get(browser.path("flow"), "ak-stage-endpoint-agent");
    const refusal = await browser.post(browser.path("flow"), { response: "forged" }, "ak-stage-endpoint-agent");
    assert.deepEqual(refusal.response_errors, {
      response: [{ string: "Invalid challenge response", code: "invalid" }],
    });
    assert.notEqual(refusal.challenge, challenge);
  });
});

describe("A check in a frame", () => {
  const stages = [{ kind: "frame", name: "frame", text: "Looking at your browser …" }] as const;

  test("device-trust: is a page of the same server, behind a text", async () => {
    const browser = playing(stages, { base: "/auth/" });
    const challenge = await browser.get(browser.path("flow"), "xak-flow-frame");
    assert.deepEqual(challenge, {
      component: "xak-flow-frame",
      flow_info: {
        ...flow_info,
        background: `/auth${flow_info.background}`,
        cancel_url: "/auth/flows/-/cancel/",
      },
      url: "http://login.example.org/auth/demo/frame/",
      loading_overlay: true,
      loading_text: "Looking at your browser …",
    });
  });

  test("done: is over with an empty response", async () => {
    const browser = playing(stages);
    const component = "xak-flow-frame";
    assert.deepEqual(await browser.post(browser.path("flow"), { component }, "xak-flow-redirect"), end);
  });

  test("frame-submit: says to the page around it, and to no other, that it is done", async () => {
    const browser = playing(stages);
    const { url } = await browser.get(browser.path("flow"), "xak-flow-frame");
    const [, script = ""] = /<script>(.*)<\/script>/s.exec(await (await browser.send(url)).text()) ?? [];
    const posted: unknown[] = [];
    const parent = { postMessage: (message: object, to: string) => void posted.push([{ ...message }, to]) };
    runInNewContext(script, { parent, location: new URL(url) });
    const message = { message: "submit", source: "goauthentik.io", context: "flow-executor" };
    assert.deepEqual(posted, [[message, "http://login.example.org"]]);
  });
});
