import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { demoBrand } from "../../mocks/brand.js";
import { embeddedExecutor } from "../../mocks/executor/index.js";
import { nodeMiddleware, urlOf } from "../../mocks/node.js";
import { demoWorld } from "../../mocks/world.js";
import { DROP_IN, render, withoutDjango } from "../e2e/django.js";
import { contextOf } from "../e2e/django/generations.js";

/** The pages of the comparison before the same executor. */
export interface BenchServer {
  /** Address of the built page. */
  page: string;
  /** Address of the plain form. */
  plain: string;
  /** Address of the page as the server's template renders it; nothing without Django. */
  template: string | undefined;
  close: () => void;
}

const PAGE = "/if/flow/default-authentication-flow/";
const PLAIN = "/plain/";
const TEMPLATE = "template";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/**
 * Serves the built page and the plain form as a real server would: compressed beforehand, over kept connections. The
 * template's files come as the server sends what is mounted: browsers ask each time whether they still have the newest.
 */
export async function serveAll(): Promise<BenchServer> {
  const policy = (await readFile("dist/csp.txt", "utf8")).trim();
  const play = nodeMiddleware(embeddedExecutor(demoWorld()));
  const compressed = new Map<string, Promise<Buffer>>();

  const template = withoutDjango ? undefined : rendered();

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

  async function sendMounted(request: IncomingMessage, reply: ServerResponse, file: string): Promise<void> {
    const path = join(DROP_IN, "static/authentik-flow", file);
    const tag = `"${createHash("sha1")
      .update(await readFile(path))
      .digest("hex")}"`;
    const headers = { "Cache-Control": "public, no-transform", ETag: tag };
    if (request.headers["if-none-match"] === tag) reply.writeHead(304, headers).end();
    else await send(reply, path, headers);
  }

  async function answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const { pathname, searchParams } = urlOf(request);
    const mounted = /^\/static\/dist\/authentik-flow\/([-\w.]+)$/.exec(pathname)?.[1];
    const asset = /^\/if\/flow\/(assets\/[-\w.]+)$/.exec(pathname)?.[1];
    const document = { "Cache-Control": "no-store", "Content-Security-Policy": policy };
    if (asset) await send(reply, `dist/${asset}`, { "Cache-Control": "max-age=31536000, immutable" });
    else if (mounted) await sendMounted(request, reply, mounted);
    else if (pathname === PAGE && template && searchParams.has(TEMPLATE)) {
      reply.writeHead(200, {
        "Content-Type": TYPES[".html"],
        "Content-Encoding": "gzip",
        Vary: "Accept-Language, Cookie",
      });
      reply.end(template);
    } else if (pathname === PAGE) await send(reply, "dist/index.html", document);
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
  return { page: root + PAGE, plain: root + PLAIN, template: template && `${root}${PAGE}?${TEMPLATE}`, close };
}

/** The template's page, compressed. */
function rendered(): Buffer {
  const context = contextOf("2026.5", { messages: [], brand_css: "", brand_json: JSON.stringify(demoBrand) });
  const [page = ""] = render("5.2", [{ template: "if/flow.html", context }]);
  return gzipSync(page);
}
