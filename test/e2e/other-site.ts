import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Another site than that of the page: a server of its own, by another name of this machine. */
export interface OtherSite {
  /** Its root, without a trailing slash. */
  url: string;
  /** What arrived, in order, such as `POST /answers`. */
  requests: string[];
  close: () => Promise<void>;
}

/**
 * Starts another site. `/answers` has a page, `/unframed` one that no other may frame, `/fails` an error, and `/hangs`
 * nothing, ever; `/back` leads to what stands in its query.
 */
export async function startOtherSite(): Promise<OtherSite> {
  const requests: string[] = [];
  const server = createServer(({ method = "", url = "" }, reply) => {
    const { pathname, searchParams } = new URL(url, "http://localhost");
    requests.push(`${method} ${pathname}`);
    if (pathname === "/hangs") return;
    if (pathname === "/unframed") reply.setHeader("X-Frame-Options", "DENY");
    if (pathname === "/back") reply.setHeader("Location", searchParams.get("to") ?? "/");
    const status = { "/fails": 500, "/back": 302 }[pathname] ?? 200;
    reply.writeHead(status, { "Content-Type": "text/html" }).end("<p>You have arrived elsewhere.</p>");
  });
  const port = await listen(server);
  return {
    url: `http://localhost:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An address of this machine where connections are refused. */
export async function refusedAddress(): Promise<string> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return `http://localhost:${port}`;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}
