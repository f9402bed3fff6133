import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createSocket, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Duplex } from "node:stream";
import { embeddedExecutor } from "../../mocks/executor/index.js";
import { messageChannel, nodeMiddleware } from "../../mocks/node.js";
import { demoWorld } from "../../mocks/world.js";
import { makeCertificate } from "./certificate.js";

/** Path of an installed nginx, if there is one; on Debian it lies where only root looks. */
export function nginxPath(): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  return folders.map((folder) => join(folder, "nginx")).find((path) => existsSync(path));
}

/** The configuration that the documentation recommends, as it stands there. */
export function recipe(): string {
  const block = /^```nginx\n([^]*?)^```$/m.exec(readFileSync("docs/drop-in.md", "utf8"))?.[1];
  if (!block) throw new Error("docs/drop-in.md has no recipe for nginx");
  return block;
}

/** A server on a free port of this machine. */
export interface Listener {
  /** Its root, with a trailing slash. */
  url: string;
  /** What arrived, in order, such as `GET /if/flow/…`. */
  requests: string[];
  close: () => Promise<void>;
}

/** Takes a connection over that is to become another, such as a websocket. */
type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Answers on a free port, and notes what arrives. */
export async function listen(answer: RequestListener, upgrade?: Upgrade): Promise<Listener> {
  const requests: string[] = [];
  const server = createServer((request, reply) => {
    requests.push(`${request.method} ${request.url}`);
    answer(request, reply);
  }).listen(0, "127.0.0.1");
  if (upgrade) server.on("upgrade", upgrade);
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** What the server's own page says, which is not ours. */
export const SERVERS_PAGE = "The server's own page";

/** A server as it is without our page: plays flows, and has pages with headers of its own. */
export function serveAuthentik(base = "/"): Promise<Listener> {
  const executor = embeddedExecutor(demoWorld({ base }));
  const play = nodeMiddleware(executor);
  return listen(
    (request, reply) => {
      play(request, reply, () => {
        const known = /\/if\/flow\/default-authentication-flow\/(\?|$)/.test(request.url ?? "");
        reply.writeHead(known ? 200 : 404, {
          "Content-Type": "text/html; charset=utf-8",
          "X-Frame-Options": "SAMEORIGIN",
          "X-Powered-By": "authentik",
        });
        const { "x-forwarded-proto": scheme = "http", host = "" } = request.headers;
        // Inline scripts are what our policy would block.
        reply.end(
          `<h1></h1><script>document.querySelector("h1").textContent = "${SERVERS_PAGE}"</script>` +
            `<p>at ${String(scheme)}://${host}${request.url}</p>`,
        );
      });
    },
    messageChannel(executor, `${base}ws/client/`),
  );
}

export interface NginxOptions {
  /** Folder of the built page. */
  folder?: string;
  /** Path of the installation, with a trailing slash. */
  base?: string;
  /** Whether browsers come by `https`, with a certificate of this test. */
  tls?: boolean;
  /** Changes the recipe. */
  change?: (recipe: string) => string;
}

/** Serves the built page by nginx, as the documentation says, before a server of its own. */
export async function serveBehindNginx(options: NginxOptions = {}): Promise<Listener> {
  const { folder = "dist", base = "/", tls = false, change = String } = options;
  const authentik = await serveAuthentik(base);
  const place = await mkdtemp(join(tmpdir(), "nginx-"));
  const port = await freePort();
  const { certificate, key } = tls ? makeCertificate(place) : { certificate: undefined, key: undefined };
  const listens = certificate
    ? `127.0.0.1:${port} ssl; ssl_certificate ${certificate}; ssl_certificate_key ${key}`
    : `127.0.0.1:${port}`;
  const site = change(recipe())
    .replaceAll("/if/flow/", `${base}if/flow/`)
    .replaceAll("127.0.0.1:9000", new URL(authentik.url).host)
    .replaceAll("/srv/flow", resolve(folder))
    .replace("server_name", `listen ${listens};\n  server_name`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${join(place, name)};`,
  );
  const types = "types { text/html html; text/css css; text/javascript js; image/svg+xml svg; }";
  const user = process.getuid?.() === 0 ? "user root;" : "";
  await writeFile(
    join(place, "nginx.conf"),
    `${user} pid ${join(place, "pid")}; events {} http { access_log off; ${temporary.join(" ")} ${types}\n${site}}`,
  );
  const flags = ["-p", place, "-c", join(place, "nginx.conf"), "-e", "stderr"];
  const nginx = spawn(nginxPath() ?? "nginx", [...flags, "-g", "daemon off; error_log stderr notice;"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(nginx, "exit");
  const said: string[] = [];
  const lines = createInterface(nginx.stderr);
  await new Promise<void>((resolve, reject) => {
    lines.on("line", (line) => {
      said.push(line);
      if (line.includes("start worker process")) resolve();
    });
    nginx.once("error", reject);
    nginx.once("exit", () => reject(new Error(`nginx does not start:\n${said.join("\n")}`)));
  });
  return {
    url: `http${tls ? "s" : ""}://127.0.0.1:${port}${base}`,
    requests: authentik.requests,
    close: async () => {
      nginx.kill("SIGQUIT");
      await ended;
      await Promise.all([authentik.close(), rm(place, { recursive: true })]);
    },
  };
}

/** A port that is free; nginx cannot say which one it was given. */
export async function freePort(): Promise<number> {
  const server = createSocket().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
