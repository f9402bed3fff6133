import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { gzipSync } from "node:zlib";
import { embeddedExecutor } from "../../mocks/executor/index.js";
import { nodeMiddleware, urlOf } from "../../mocks/node.js";
import { demoWorld } from "../../mocks/world.js";

/** Both pages of the comparison before the same executor. */
export interface BenchServer {
  /** Address of the built page. */
  page: string;
  /** Address of the plain form. */
  plain: string;
  close: () => void;
}

const PAGE = "/if/flow/default-authentication-flow/";
const PLAIN = "/plain/";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/** Serves the built page and the plain form as a real server would: compressed beforehand, over kept connections. */
export async function serveBoth(): Promise<BenchServer> {
  const policy = (await readFile("dist/csp.txt", "utf8")).trim();
  const play = nodeMiddleware(embeddedExecutor(demoWorld()));
  const compressed = new Map<string, Promise<Buffer>>();

  async function send(reply: ServerResponse, file: string, headers: OutgoingHttpHeaders): Promise<void> {
    const body = compressed.get(file) ?? readFile(file).then((content) => gzipSync(content, { level: 9 }));
    compressed.set(file, body);
    const content = await body;
    reply.writeHead(200, {
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
      "Content-Encoding": "gzip",
      "Content-Length": content.length,
      ...headers,
    });
    reply.end(content);
  }

  async function answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const { pathname } = urlOf(request);
    const asset = /^\/if\/flow\/(assets\/[-\w.]+)$/.exec(pathname)?.[1];
    const document = { "Cache-Control": "no-store", "Content-Security-Policy": policy };
    if (asset) await send(reply, `dist/${asset}`, { "Cache-Control": "max-age=31536000, immutable" });
    else if (pathname === PAGE) await send(reply, "dist/index.html", document);
    else if (pathname === PLAIN) await send(reply, "test/bench/plain.html", { "Cache-Control": "no-store" });
    else reply.writeHead(404).end();
  }

  const server = createServer((request, reply) => {
    play(request, reply, () => void answer(request, reply).catch(() => reply.writeHead(404).end()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { page: root + PAGE, plain: root + PLAIN, close };
}
