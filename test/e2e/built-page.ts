import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { build, preview, type Connect } from "vite";
import { securityHeaders } from "../../build/policy.js";
import type { World } from "../../mocks/executor/world.js";
import { embeddedExecutorPlugin } from "../../mocks/vite.js";
import { demoWorld } from "../../mocks/world.js";

/** Meets a request before the page's files and the executor do: answers it, changes it, or lets it pass. */
export type Gate = Connect.NextHandleFunction;

/** The built page before an embedded executor of its own, on a free port of this machine. */
export interface BuiltPage {
  /** Root of the installation, with a trailing slash. */
  url: string;
  /** What the executor plays with. */
  world: World;
  /** What the page is to be served under. */
  policy: string;
  /**
   * What arrived, in order, such as `GET /if/flow/…?next=…`; a request that the gate kept from the executor as well.
   */
  requests: string[];
  /** What reached the page's files and the executor. */
  passed: string[];
  /** Stands before everything else; nothing does at first. */
  gate: Gate | undefined;
  /** Breaks all connections and takes no more. */
  goDown: () => Promise<void>;
  /** Takes connections again, with all that was known before. */
  comeUp: () => Promise<void>;
  close: () => Promise<void>;
}

export interface BuiltPageOptions {
  /** What the executor plays with, where it is not what the demo has. */
  world?: Partial<World>;
  /** Changes the policy that the build wrote. */
  widen?: (policy: string) => string;
  /** What the machine is called in its address. Passkeys belong to names: those who want some come to `localhost`. */
  host?: string;
  /** Whether Vite lets pages of this machine read replies; by default it does, as no server would. */
  cors?: boolean;
}

/** Serves `dist/` before a world, under the policy that the build wrote; builds it if it is missing. */
export async function serveBuiltPage(options: BuiltPageOptions = {}): Promise<BuiltPage> {
  const { world: overrides, widen, host = "127.0.0.1", cors = true } = options;
  if (!existsSync("dist/csp.txt")) await build({ logLevel: "error" });
  const written = (await readFile("dist/csp.txt", "utf8")).trim();
  const policy = widen?.(written) ?? written;
  const world = demoWorld(overrides);
  const requests: string[] = [];
  const passed: string[] = [];
  const site: Pick<BuiltPage, "gate"> = { gate: undefined };
  const note = (log: string[], { method = "GET", url = "" }: Connect.IncomingMessage) => log.push(`${method} ${url}`);
  const server = await preview({
    configFile: false,
    logLevel: "error",
    appType: "custom",
    plugins: [
      {
        name: "gate",
        configurePreviewServer({ middlewares }) {
          middlewares
            .use((request, reply, next) => {
              note(requests, request);
              if (site.gate) site.gate(request, reply, next);
              else next();
            })
            .use((request, _, next) => {
              note(passed, request);
              next();
            });
          // An unknown address gets a page that says so, as the server sends it.
          return () => middlewares.use((_, reply) => send(reply, "<h1>Not Found</h1>", { status: 404 }));
        },
      },
      embeddedExecutorPlugin(world),
    ],
    preview: { host: "127.0.0.1", port: 0, ...(!cors && { cors }), headers: securityHeaders(policy) },
  });
  const http = server.httpServer as Server;
  // A browser sends a request again by itself when a connection breaks that it had kept. Here each loss is for the page.
  http.maxRequestsPerSocket = 1;
  const { port } = http.address() as AddressInfo;
  return Object.assign(site, {
    url: `http://${host}:${port}${world.base}`,
    world,
    policy,
    requests,
    passed,
    goDown: () =>
      new Promise<void>((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
    comeUp: () => new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve)),
    close: () => server.close(),
  });
}

export interface AnswerOptions {
  status?: number;
  type?: string;
}

/** Answers with a body, by default as HTML. */
export function send(reply: ServerResponse, body: string, { status = 200, type = "text/html" }: AnswerOptions = {}) {
  reply.writeHead(status, { "Content-Type": `${type}; charset=utf-8` }).end(body);
}
