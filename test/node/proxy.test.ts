import assert from "node:assert/strict";
import { createServer, request, type IncomingHttpHeaders, type OutgoingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { createServer as createVite, type ViteDevServer } from "vite";
import { WebSocket, WebSocketServer } from "ws";
import { authentikProxy } from "../../mocks/proxy.js";

/** A server that keeps what it is asked, as the one behind the development proxy. */
class Upstream {
  readonly asked: { url: string | undefined; headers: IncomingHttpHeaders }[] = [];
  readonly #http: Server;

  constructor() {
    this.#http = createServer(({ url = "", headers }, reply) => {
      this.asked.push({ url, headers });
      reply.setHeader("Set-Cookie", "session=1; Domain=auth.example.org; Secure; SameSite=None");
      reply.end("the server's own");
    });
    const sockets = new WebSocketServer({ server: this.#http });
    sockets.on("connection", (client, { url, headers }) => {
      this.asked.push({ url, headers });
      client.send("hello");
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#http.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  async stop() {
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }
}

/** Our page before the server, as `npm start` puts it there. */
async function developmentServer(address: string): Promise<ViteDevServer> {
  const server = await createVite({
    configFile: false,
    logLevel: "silent",
    plugins: [authentikProxy(address)],
    optimizeDeps: { noDiscovery: true },
    server: { host: "127.0.0.1", port: 0, hmr: false, watch: null },
  });
  return server.listen();
}

const originOf = (server: ViteDevServer) => `http://127.0.0.1:${(server.httpServer?.address() as AddressInfo).port}`;

interface Answer {
  text: string;
  cookies: string[] | undefined;
}

/** Asks with headers that no `fetch` would send. */
function ask(url: string, headers: OutgoingHttpHeaders = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (reply) => {
      let text = "";
      reply.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      reply.on("end", () => resolve({ text, cookies: reply.headers["set-cookie"] }));
    });
    sent.on("error", reject).end(method === "POST" ? "{}" : undefined);
  });
}

const EXECUTOR = "/api/v3/flows/executor/flow/";
const OURS = /<script type="module" async src="\/src\/main\.ts/;

let upstream: Upstream;
let address: string;
let server: ViteDevServer;
let origin: string;

before(async () => {
  upstream = new Upstream();
  address = await upstream.start();
  server = await developmentServer(address);
  origin = originOf(server);
});
after(async () => {
  await server.close();
  await upstream.stop();
});

/** What the server was asked last. */
function asked() {
  const last = upstream.asked.pop();
  assert.ok(last, "the server was not asked");
  return last;
}

test("the proxy sends requests of our page with the server's origin", async () => {
  const headers = { Origin: origin, Referer: `${origin}/if/flow/flow/?next=/` };
  const { cookies } = await ask(origin + EXECUTOR, headers, "POST");
  const { headers: passed } = asked();
  assert.equal(passed.origin, address);
  assert.equal(passed.referer, `${address}/if/flow/flow/?next=/`);
  assert.equal(passed.host, new URL(address).host);
  assert.deepEqual(cookies, ["session=1; SameSite=Lax"]);
});

for (const foreign of [
  "https://evil.example",
  "null",
  "http://127.0.0.1",
  "http://127.0.0.1:1",
  "http://localhost:5173",
]) {
  test(`the proxy leaves the origin of a request of ${foreign} as it is`, async () => {
    await ask(origin + EXECUTOR, { Origin: foreign, Referer: `${foreign}/page` }, "POST");
    const { headers } = asked();
    assert.equal(headers.origin, foreign);
    assert.equal(headers.referer, `${foreign}/page`);
  });
}

test("the proxy does not take an origin for ours that only begins like it", async () => {
  await ask(origin + EXECUTOR, { Origin: `${origin}0`, Referer: `${origin}.evil.example/` }, "POST");
  const { headers } = asked();
  assert.equal(headers.origin, `${origin}0`);
  assert.equal(headers.referer, `${origin}.evil.example/`);
});

test("the proxy passes on neither hop-by-hop headers nor those of other proxies", async () => {
  const names = [
    ...["Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Keep-Alive", "X-Hop", "Forwarded", "X-Real-IP"],
    ...["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Anything"],
  ];
  const headers = Object.fromEntries(names.map((name) => [name, "trailers"]));
  await ask(origin + EXECUTOR, { ...headers, Connection: "X-Hop, Content-Length, Host, TE", "X-End": "kept" }, "POST");
  const { headers: passed } = asked();
  for (const name of names) assert.equal(passed[name.toLowerCase()], undefined, name);
  assert.equal(passed["x-end"], "kept");
  assert.equal(passed.host, new URL(address).host);
});

test("the address of a flow shows our page, and the server's own if the query asks for it", async () => {
  assert.match((await ask(`${origin}/if/flow/flow/?next=/`)).text, OURS);
  assert.match((await ask(`${origin}/if/flow/flow/?next=/x%3Finterface=server`)).text, OURS);
  assert.equal(upstream.asked.length, 0);
  for (const query of ["interface=server", "next=/&interface=server", "interface=%73erver"]) {
    assert.equal((await ask(`${origin}/if/flow/flow/?${query}`)).text, "the server's own");
    assert.equal(asked().url, `/if/flow/flow/?${query}`);
  }
});

test("the proxy passes on the websocket of messages, and tells the server the origin of its page", async () => {
  for (const [given, heard] of [
    [origin, address],
    ["https://evil.example", "https://evil.example"],
  ]) {
    const socket = new WebSocket(`${origin.replace("http", "ws")}/ws/client/`, {
      headers: { Origin: given, "X-Forwarded-For": "10.0.0.1" },
    });
    const message = await new Promise((resolve, reject) => {
      socket.once("message", (data: Buffer) => resolve(data.toString())).once("error", reject);
    });
    socket.close();
    assert.equal(message, "hello");
    const { url, headers } = asked();
    assert.equal(url, "/ws/client/");
    assert.equal(headers.origin, heard);
    assert.equal(headers["x-forwarded-for"], undefined);
  }
});

test("flows of a server below a path are below that path at the proxy too", async () => {
  for (const path of ["/sso/auth/", "/sso/auth"]) {
    const below = await developmentServer(address + path);
    try {
      const root = originOf(below);
      assert.match((await ask(`${root}/sso/auth/if/flow/flow/`)).text, OURS);
      assert.equal((await ask(`${root}/sso/auth/if/flow/flow/?interface=server`)).text, "the server's own");
      assert.equal(asked().url, "/sso/auth/if/flow/flow/?interface=server");
      await ask(`${root}/sso/auth${EXECUTOR}`, { Origin: root }, "POST");
      const { url, headers } = asked();
      assert.equal(url, `/sso/auth${EXECUTOR}`);
      assert.equal(headers.origin, address);
    } finally {
      await below.close();
    }
  }
});
