import assert from "node:assert/strict";
import { test } from "node:test";
import fetchCookie from "fetch-cookie";
import { FlowSession, HttpTransport } from "../../src/protocol/index.js";
import { serve } from "./server.js";

const slug = "default-authentication-flow";

test("the ten lines of the README sign in without a DOM", async (context) => {
  const base = await serve(context);
  assert.equal(typeof document, "undefined");
  assert.equal(typeof window, "undefined");

  const session = new FlowSession(new HttpTransport({ base, slug, fetch: fetchCookie(fetch) }));
  await session.start();
  await session.respond({ uid_field: "ada" });
  await session.respond({ password: "analytical" });
  assert.deepEqual(session.challenge, { component: "xak-flow-redirect", to: "/", final_redirect: true });
});

test("a listener of a session can respond to every challenge, below a path", async (context) => {
  const base = await serve(context, "/auth/");
  const query = "next=%2Fauth%2Fif%2Fuser%2F";
  const session = new FlowSession(new HttpTransport({ base, slug, query, fetch: fetchCookie(fetch) }));
  const target = await new Promise<string>((resolve) => {
    session.subscribe(() => {
      if (session.state.status !== "challenged") return;
      const { challenge } = session.state;
      if (challenge.component === "ak-stage-identification") void session.respond({ uid_field: "ada" });
      if (challenge.component === "ak-stage-password") void session.respond({ password: "analytical" });
      if (challenge.component === "xak-flow-redirect") resolve(challenge.to);
    });
    void session.start();
  });
  assert.equal(target, "/auth/if/user/");
});

test("a signed-in user can give consent: the session sends the CSRF token from the cookies", async (context) => {
  const base = await serve(context);
  const jar = new fetchCookie.toughCookie.CookieJar();
  const browse = fetchCookie(fetch, jar);
  const cookies = () => jar.getCookieStringSync(base);
  const login = new FlowSession(new HttpTransport({ base, slug: "combined-login", fetch: browse, cookies }));
  await login.start();
  await login.respond({ uid_field: "ada", password: "analytical" });

  for (const [read, end] of [
    [() => "", "ak-stage-flow-error"],
    [cookies, "xak-flow-redirect"],
  ] as const) {
    const session = new FlowSession(
      new HttpTransport({ base, slug: "demo-consent", fetch: browse, cookies: read, backoff: [] }),
    );
    await session.start();
    assert.equal(session.challenge?.component, "ak-stage-consent");
    await session.respond({ token: session.challenge.token });
    assert.equal(session.challenge.component, end);
  }
});

test("the session of a client without cookies fails as repeated", async (context) => {
  const session = new FlowSession(new HttpTransport({ base: await serve(context), slug, fetch }));
  await session.start();
  await session.respond({ uid_field: "ada" });
  assert.equal(session.state.status === "failed" && session.state.error.code, "repeated");
});

test("a response is not sent twice when its reply broke off", async (context) => {
  const calls: (string | undefined)[] = [];
  const base = await serve(context, "/", (message, reply) => {
    calls.push(message.method);
    // The first response is judged; the line breaks when its answer would leave.
    if (calls.length === 2) reply.writeHead = () => (message.socket.destroy(), reply);
  });
  const session = new FlowSession(new HttpTransport({ base, slug, fetch: fetchCookie(fetch), backoff: [1] }));
  await session.start();
  await session.respond({ uid_field: "ada" });
  assert.equal(session.challenge?.component, "ak-stage-password");
  assert.deepEqual(calls, ["GET", "POST", "GET"]);
});

test("a missing server is reported as unreachable, with the error as cause", async () => {
  const base = "http://127.0.0.1:1/";
  const session = new FlowSession(new HttpTransport({ base, slug, fetch, backoff: [1] }));
  await session.start();
  assert.equal(session.state.status, "failed");
  const { error } = session.state;
  assert.equal(error.code, "unreachable");
  assert.ok(error.cause instanceof TypeError);
});

test("a walk leaves no timer behind, so that the process ends at once", async (context) => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const base = await serve(context);
  const before = timers();
  const session = new FlowSession(
    new HttpTransport({ base, slug, fetch: fetchCookie(fetch), timeout: 60_000, backoff: [60_000] }),
  );
  const overtaken = session.start();
  await session.start();
  await session.respond({ uid_field: "ada" });
  await overtaken;
  assert.equal(session.challenge?.component, "ak-stage-password");

  let failed = () => {};
  const failure = new Promise<void>((resolve) => (failed = resolve));
  const ask = (input: string, init: RequestInit) => fetch(input, init).finally(failed);
  const nobody = new FlowSession(
    new HttpTransport({ base: "http://127.0.0.1:1/", slug, fetch: ask, timeout: 60_000, backoff: [60_000] }),
  );
  const asked = nobody.start();
  await failure;
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(timers(), before + 1, "it pauses");
  nobody.stop();
  await asked;
  assert.equal(timers(), before);
});
