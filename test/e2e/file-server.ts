import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
};

/** A server that knows files and nothing else: no method but GET, no other page in the place of one that is missing. */
export interface FileServer {
  /** Address of the folder, with a slash at its end. */
  url: string;
  /** What it was asked for, such as `GET /index.html`. */
  requests: string[];
  close: () => Promise<void>;
}

/** Serves a folder below a path. */
export async function serveFiles(folder: string, base: string): Promise<FileServer> {
  const requests: string[] = [];
  const server = createServer((request, reply) => {
    const { pathname } = new URL(request.url ?? "", "http://localhost");
    requests.push(`${request.method} ${pathname}`);
    const path = normalize(pathname.slice(base.length).replace(/(^|\/)$/, "$1index.html"));
    const isThere = request.method === "GET" && pathname.startsWith(base) && !path.startsWith("..");
    const content = isThere ? readFile(join(folder, path)) : Promise.reject(new Error("Not a file"));
    content.then(
      (bytes) =>
        reply.writeHead(200, { "Content-Type": TYPES[extname(path)] ?? "application/octet-stream" }).end(bytes),
      () => reply.writeHead(404, { "Content-Type": "text/html" }).end("<h1>404</h1>"),
    );
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
