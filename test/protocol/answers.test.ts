import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { HttpResponse, http } from "msw";
import type { Challenge, FailureCode } from "../../src/protocol/index.js";
import { ada, directory } from "../../mocks/directory.js";
import { EXECUTOR, answerBefore, playWorld } from "./network.js";
import { atPassword, due, failure, methods, signIn, started } from "./walk.js";

const ID = { "X-authentik-id": "0123456789abcdef" };
const HTML = { ...ID, "Content-Type": "text/html; charset=utf-8" };
const JSON_TYPE = { ...ID, "Content-Type": "application/json" };

/** Lets every call be answered so. */
function answer(body: string | null, status: number, headers: HeadersInit): void {
  answerBefore(http.all(EXECUTOR, () => new HttpResponse(body, { status, headers })));
}

interface Case {
  title: string;
  body: string | null;
  status?: number;
  headers?: HeadersInit;
  code: FailureCode;
  /** Where it means something else to a response than to the first question. */
  later?: FailureCode;
}

const cases: readonly Case[] = [
  { title: "a web page where a challenge was due (the moved session trap)", body: "<!doctype html>", code: "page" },
  { title: "JSON that says it is a web page", body: '{"component":"ak-stage-dummy","name":""}', code: "page" },
  { title: "an empty answer", body: null, status: 204, code: "malformed" },
  { title: "an empty page", body: " ", code: "malformed" },
  { title: "text that is no page", body: "OK", headers: { ...ID, "Content-Type": "text/plain" }, code: "malformed" },
  {
    title: "a 404: no such flow at first, a proxy without its server later",
    body: "<!doctype html>",
    status: 404,
    code: "unknown-flow",
    later: "server",
  },
  { title: "a 400 with a page of a proxy", body: "<h1>Bad Request</h1>", status: 400, code: "refused" },
  { title: "a method that a proxy forbids", body: "<h1>No</h1>", status: 405, code: "refused" },
  { title: "a request that came too slowly", body: "<h1>Slow</h1>", status: 408, code: "refused" },
  { title: "a response that is too large", body: "<h1>Large</h1>", status: 413, code: "too-large" },
  { title: "an address that is too long", body: "<h1>Long</h1>", status: 414, code: "refused" },
  { title: "a request that came too early", body: "<h1>Early</h1>", status: 425, code: "refused" },
  { title: "too many cookies", body: "<h1>Large</h1>", status: 431, code: "refused" },
  { title: "a network that wants a sign-in", body: "<h1>Hello</h1>", status: 511, code: "intercepted" },
  { title: "an empty 400 for a deactivated account", body: null, status: 400, code: "signed-out" },
  { title: "a 401 of a proxy", body: "", status: 401, code: "signed-out" },
  { title: "a 403 of a firewall", body: "<h1>No</h1>", status: 403, code: "forbidden" },
  { title: "a 403 of the API", body: '{"detail":"No"}', status: 403, headers: JSON_TYPE, code: "forbidden" },
  { title: "too many requests", body: "<h1>Slow</h1>", status: 429, code: "busy" },
  { title: "the debug page of an exception", body: "<h1>Error</h1>", status: 500, code: "server" },
  { title: "a proxy without its server", body: "<h1>Bad Gateway</h1>", status: 502, code: "server" },
  {
    title: "a broken message of a proxy without its server",
    body: "{",
    status: 502,
    headers: JSON_TYPE,
    code: "server",
  },
  { title: "a server that is starting", body: "<h1>Starting</h1>", status: 503, code: "busy" },
  { title: "a proxy out of patience", body: "<h1>Timeout</h1>", status: 504, code: "server" },
  { title: "broken JSON", body: '{"component":"ak-stage', headers: JSON_TYPE, code: "malformed" },
  { title: "no JSON at all", body: "", headers: JSON_TYPE, code: "malformed" },
  { title: "a list", body: '[{"component":"ak-stage-dummy"}]', headers: JSON_TYPE, code: "malformed" },
  { title: "null", body: "null", headers: JSON_TYPE, code: "malformed" },
  { title: "a text", body: '"ak-stage-dummy"', headers: JSON_TYPE, code: "malformed" },
  {
    title: "a challenge without component (the broken challenge trap)",
    body: "{}",
    headers: JSON_TYPE,
    code: "malformed",
  },
  { title: "a component that is no name", body: '{"component":1}', headers: JSON_TYPE, code: "malformed" },
  ...[undefined, null, {}, [], 5, true, "", " "].map((to): Case => ({
    title: `a redirect to ${to === undefined ? "nowhere" : JSON.stringify(to)}`,
    body: JSON.stringify({ component: "xak-flow-redirect", to }),
    headers: JSON_TYPE,
    code: "malformed",
  })),
];

describe("a reply that is no challenge", () => {
  for (const { title, body, status = 200, headers = HTML, code, later = code } of cases) {
    it(`fails as ${code}, with status and request id: ${title}`, async () => {
      answer(body, status, headers);
      const error = failure(await started("demo-steps"), code);
      assert.equal(error.name, "FlowFailure");
      assert.equal(error.status, status);
      assert.equal(error.requestId, ID["X-authentik-id"]);
      assert.ok(error.time instanceof Date);
      assert.equal(error.message, `${code} (HTTP ${status})`);
    });

    it(`fails alike as the reply to a response, which is not sent again: ${title}`, async () => {
      const session = await started("demo-steps");
      answer(body, status, headers);
      await session.respond({});
      assert.equal(failure(session, later).status, status);
      assert.equal(methods(), "GET POST");
      assert.equal(session.challenge?.component, "ak-stage-dummy", "the challenge stays");
    });
  }

  it("has the error of a text that cannot be read as cause", async () => {
    answer('{"component"', 200, JSON_TYPE);
    assert.ok(failure(await started("demo-steps"), "malformed").cause instanceof SyntaxError);
  });

  describe("says how long the server asks to wait", () => {
    const now = "Sun, 29 Nov 2026 16:00:00 GMT";
    const waits: Record<string, number | undefined> = {
      "20": 20_000,
      "Sun, 29 Nov 2026 16:00:30 GMT": 30_000,
      "Sun, 29 Nov 2026 15:59:00 GMT": undefined,
      "86400000": 600_000,
      "Sun, 29 Nov 2099 16:00:00 GMT": 600_000,
      "0": undefined,
      "-5": undefined,
      soon: undefined,
    };
    for (const [text, milliseconds] of Object.entries(waits)) {
      it(`${milliseconds ? `${milliseconds} ms` : "not at all"}: ${text}`, async () => {
        answer("", 429, { "Retry-After": text, Date: now });
        assert.equal(failure(await started("demo-steps"), "busy").retryAfter, milliseconds);
      });
    }
  });

  it("needs no request id: replies of proxies have none", async () => {
    answer("", 502, {});
    assert.equal(failure(await started("demo-steps"), "server").requestId, undefined);
  });

  it("has the error of a request without a reply as cause", async () => {
    answerBefore(http.get(EXECUTOR, () => HttpResponse.error()));
    const error = failure(await started("demo-steps"), "unreachable");
    assert.ok(error.cause instanceof TypeError);
    assert.equal(error.status, undefined);
  });
});

describe("a reply of the executor", () => {
  it("is a challenge whatever its status: some servers refuse with 400", async () => {
    const session = await atPassword();
    const refused = { ...session.challenge, response_errors: { password: [{ string: "No", code: "invalid" }] } };
    answer(JSON.stringify(refused), 400, JSON_TYPE);
    await session.respond({ password: "wrong" });
    assert.deepEqual(due(session, "ak-stage-password").response_errors, refused.response_errors);
  });

  it("is a challenge whatever the case and the parameters of its type", async () => {
    const challenge = { component: "ak-stage-dummy", name: "a" };
    for (const type of ["application/json; charset=utf-8", "Application/JSON", "application/json;odata=x"]) {
      answer(JSON.stringify(challenge), 200, { "Content-Type": type });
      assert.deepEqual(due(await started("demo-steps"), "ak-stage-dummy"), challenge);
    }
  });

  it("of an unknown component is a challenge", async () => {
    answer('{"component":"ak-stage-of-tomorrow"}', 200, JSON_TYPE);
    due(await started("demo-steps"), "ak-stage-of-tomorrow" as Challenge["component"]);
  });

  it("without flow_info, without codes of errors, with null and with absent members is a challenge (the missing members trap)", async () => {
    const challenge = { component: "ak-stage-password", response_errors: { password: [{ string: "No" }] } };
    answer(JSON.stringify(challenge), 200, JSON_TYPE);
    assert.deepEqual(due(await started("demo-steps"), "ak-stage-password"), challenge);
  });

  it("to a response without its CSRF token is a flow error with status 200, and the next GET goes on (the status 200 trap)", async () => {
    await signIn();
    const session = await started("demo-consent", { cookies: () => "" });
    await session.respond({ token: due(session, "ak-stage-consent").token });
    assert.match(due(session, "ak-stage-flow-error").request_id, /^[0-9a-f]{32}$/);
    await session.start();
    due(session, "ak-stage-consent");
  });

  it("for a slug that no flow has is an HTML page, and is requested once (the HTML answer trap)", async () => {
    const error = failure(await started("no-such-flow"), "unknown-flow");
    assert.match(error.requestId ?? "", /^[0-9a-f]{32}$/);
    assert.equal(methods(), "GET");
  });

  for (const slug of ["..", "../../core/users", "a/b", "%2e%2e", "a?b", "#", "flüssig", "\ud800", " "]) {
    it(`for a text that cannot be a slug is not requested: ${JSON.stringify(slug)} is not asked for`, async () => {
      failure(await started(slug), "unknown-flow");
      assert.equal(methods(), "");
    });
  }

  it("for an account that was deactivated meanwhile is an empty 400, and the next GET starts anew", async () => {
    let user = ada;
    const people = directory([]);
    const find = (): typeof ada => user;
    playWorld({ directory: { ...people, get: find, find, verify: () => Promise.resolve(true) } });
    await signIn();
    const session = await started("demo-consent");
    user = { ...ada, isActive: false };
    await session.start();
    assert.equal(failure(session, "signed-out").status, 400);
    await session.start();
    due(session, "ak-stage-consent");
  });
});
