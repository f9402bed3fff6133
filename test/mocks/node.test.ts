import assert from "node:assert/strict";
import { on, once } from "node:events";
import { createServer, get } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { test, type TestContext } from "node:test";
import fetchCookie from "fetch-cookie";
import { createServer as createVite } from "vite";
import { WebSocket } from "ws";
import { demoCredentials } from "../../mocks/directory.js";
import { embeddedExecutor } from "../../mocks/executor/index.js";
import { messageChannel, nodeMiddleware } from "../../mocks/node.js";
import { embeddedExecutorPlugin } from "../../mocks/vite.js";
import { demoWorld } from "../../mocks/world.js";

async function serve(context: TestContext): Promise<string> {
  const executor = embeddedExecutor(demoWorld());
  const answer = nodeMiddleware(executor);
  const server = createServer((message, reply) => answer(message, reply, () => reply.end("another's")));
  server.on("upgrade", messageChannel(executor, "/ws/client/"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  context.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("a Node server lets a browser sign in with ordinary cookies and redirects", async (context) => {
  const origin = await serve(context);
  const jar = new fetchCookie.toughCookie.CookieJar();
  const browse = fetchCookie(fetch, jar);
  const url = `${origin}/api/v3/flows/executor/default-authentication-flow/?query=`;
  const post = (body: object) =>
    browse(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const identified = await post({ uid_field: demoCredentials.username });
  assert.equal(identified.url, url);
  assert.equal(((await identified.json()) as { component: string }).component, "ak-stage-password");
  await post({ password: demoCredentials.password });
  assert.match(await (await browse(`${origin}/`)).text(), /Signed in as Ada Lovelace/);

  const cookies = await jar.getCookies(origin);
  const properties = cookies.map(({ key, httpOnly, sameSite, path }) => ({ key, httpOnly, sameSite, path }));
  assert.deepEqual(
    properties.sort((a, b) => a.key.localeCompare(b.key)),
    [
      { key: "authentik_csrf", httpOnly: false, sameSite: "lax", path: "/" },
      { key: "authentik_device", httpOnly: true, sameSite: "lax", path: "/" },
      { key: "authentik_session", httpOnly: true, sameSite: "lax", path: "/" },
    ],
  );
});

test("a frame that is none ends its own websocket, and nothing else", async (context) => {
  const origin = await serve(context);
  const headers = {
    Connection: "Upgrade",
    Upgrade: "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": Buffer.alloc(16).toString("base64"),
  };
  const upgrade = get(`${origin}/ws/client/`, { headers });
  const [, socket] = (await once(upgrade, "upgrade")) as [unknown, Socket];
  socket.resume().end(Buffer.from([0xff, 0xff]));
  await once(socket, "close");
  assert.equal((await fetch(`${origin}/api/v3/root/config/`)).status, 200);
});

test("a websocket gets the messages of its session, and the news that the user has signed in with it", async (context) => {
  const origin = await serve(context);
  const jar = new fetchCookie.toughCookie.CookieJar();
  const browse = fetchCookie(fetch, jar);
  const post = (slug: string, body: object) =>
    browse(`${origin}/api/v3/flows/executor/${slug}/?query=`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  await post("default-recovery-flow", { uid_field: demoCredentials.username });
  const socket = new WebSocket(`${origin.replace("http", "ws")}/ws/client/`, {
    headers: { Cookie: await jar.getCookieString(origin) },
  });
  context.after(() => socket.close());
  const frames = on(socket, "message");
  const next = async () => JSON.parse(String(((await frames.next()).value as unknown[])[0])) as Record<string, string>;
  await once(socket, "open");
  await post("default-recovery-flow", {});
  assert.equal((await next())["message"], "Email Successfully sent.");
  await post("default-authentication-flow", { uid_field: demoCredentials.username });
  await post("default-authentication-flow", { password: demoCredentials.password });
  assert.equal((await next())["message_type"], "session.authenticated");
});

test("a Node server passes on what the executor does not own", async (context) => {
  const origin = await serve(context);
  assert.equal(await (await fetch(`${origin}/if/flow/default-authentication-flow/`)).text(), "another's");
});

test("a client cannot set cookies by the executor's own headers", async (context) => {
  const origin = await serve(context);
  const response = await fetch(`${origin}/api/v3/flows/executor/demo-steps/`, {
    headers: { "X-Cookie": "authentik_session=forged" },
  });
  assert.equal(response.headers.get("X-Set-Cookie"), null);
  assert.match(response.headers.get("Set-Cookie") ?? "", /^authentik_session=[0-9a-f]{32};/);
});

test("Vite shows the page below every flow, transformed, and plays the flows beside it", async (context) => {
  const vite = await createVite({
    configFile: false,
    root: new URL("../..", import.meta.url).pathname,
    logLevel: "silent",
    optimizeDeps: { noDiscovery: true },
    plugins: [embeddedExecutorPlugin(demoWorld({ base: "/auth/" }))],
    server: { middlewareMode: true, ws: false },
  });
  const server = createServer(vite.middlewares);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  context.after(async () => {
    server.close();
    await vite.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const html = { headers: { Accept: "text/html" } };
  const page = await fetch(`${origin}/auth/if/flow/default-authentication-flow/?next=/a`, html);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /\/@vite\/client/);
  assert.match(await (await fetch(`${origin}/auth/`, html)).text(), /\/@vite\/client/, "the login is the page");
  assert.equal((await fetch(`${origin}/auth/api/v3/root/config/`)).status, 200);
  assert.equal((await fetch(`${origin}/auth/nowhere/`, html)).status, 404);
});
