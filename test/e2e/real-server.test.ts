import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { embeddedExecutor } from "../../mocks/executor/index.js";
import { nodeMiddleware } from "../../mocks/node.js";
import { demoWorld } from "../../mocks/world.js";
import { send } from "./built-page.js";
import { scene } from "./visit.js";

/** A server that knows its name, wants to be called by it, and believes to be reached over TLS. */
async function startServer(refused: string[]): Promise<Server> {
  const play = nodeMiddleware(embeddedExecutor(demoWorld()));
  const server = createServer((request, reply) => {
    const { port } = server.address() as AddressInfo;
    const name = `127.0.0.1:${port}`;
    const { host, origin, referer } = request.headers;
    const callers = [origin, referer].filter((caller) => caller !== undefined);
    if (host !== name || callers.some((caller) => new URL(caller).host !== name)) {
      refused.push(`${request.method} ${request.url} of ${[host, ...callers].join()}`);
      return send(reply, "<h1>Forbidden</h1>", { status: 403 });
    }
    answerAsOverTls(reply, name);
    play(request, reply, () => send(reply, "<h1>Not Found</h1>", { status: 404 }));
  });
  server.on("upgrade", ({ headers }, socket) => {
    refused.push(`a websocket of ${headers["sec-websocket-protocol"] ?? "ours"}`);
    socket.destroy();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return server;
}

/** Makes cookies such that a plain connection would not keep them, and redirects absolute. */
function answerAsOverTls(reply: ServerResponse, name: string) {
  const end = reply.end.bind(reply);
  reply.end = (...rest: unknown[]) => {
    const cookies = reply.getHeader("Set-Cookie");
    const location = reply.getHeader("Location");
    if (Array.isArray(cookies)) {
      const secure = cookies.map((cookie) => cookie.replace("SameSite=Lax", "SameSite=None; Secure"));
      reply.setHeader("Set-Cookie", secure);
    }
    if (typeof location === "string") reply.setHeader("Location", new URL(location, `http://${name}`).href);
    return end(...(rest as []));
  };
}

/** Runs what `npm start` runs. */
async function startVite(server: string): Promise<{ vite: ChildProcess; url: string }> {
  const free = createServer().listen(0, "127.0.0.1");
  await once(free, "listening");
  const port = String((free.address() as AddressInfo).port);
  await new Promise((resolve) => free.close(resolve));
  const vite = spawn(process.execPath, ["node_modules/vite/bin/vite.js"], {
    // A preview of what is built, in the same process, says that it is in production.
    env: { ...process.env, NODE_ENV: "development", AUTHENTIK_URL: server, PORT: port, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  const url = await new Promise<string>((resolve, reject) => {
    // Read to its end: Vite would stop where it has more to say and nothing listens.
    vite.stdout.on("data", (chunk) => {
      output += String(chunk);
      const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(output)?.[0];
      if (url) resolve(url);
    });
    vite.once("exit", () => reject(new Error(`Vite did not start: ${output}`)));
  });
  return { vite, url };
}

scene("a page under development signs in at a real server", async (visit) => {
  const { page } = visit;
  const refused: string[] = [];
  const server = await startServer(refused);
  const { vite, url } = await startVite(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  try {
    visit.site.url = url;
    page.setDefaultTimeout(60_000); // Vite translates each file when it is asked for
    await page.goto(`${url}flows/-/default/authentication/?next=/if/user/`);
    await visit.signIn();
    await visit.arrive("/if/user/");
    await visit.sees("Signed in as Ada Lovelace");
    assert.deepEqual(refused, []);

    const cookies = await page.browserContext().cookies();
    assert.deepEqual(
      cookies
        .map(({ name, secure, sameSite }) => ({ name, secure, sameSite }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
      [
        { name: "authentik_csrf", secure: false, sameSite: "Lax" },
        { name: "authentik_device", secure: false, sameSite: "Lax" },
        { name: "authentik_session", secure: false, sameSite: "Lax" },
      ],
    );

    // A signed-in session proves itself by Origin and token.
    await visit.open("demo-consent", "next=/if/user/");
    await visit.click("Allow");
    await visit.arrive("/if/user/");
    assert.deepEqual(refused, []);
    visit.complaints.length = 0; // Lit says that it is in development mode
  } finally {
    vite.kill();
    server.closeAllConnections();
    server.close();
  }
});
