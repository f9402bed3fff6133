import type { ClientRequest, IncomingMessage } from "node:http";
import type { Plugin, ProxyOptions } from "vite";

/** Puts the page before a real server: `AUTHENTIK_URL=https://… npm start`. The server may be below a path. */
export function authentikProxy(address: string): Plugin {
  const { origin: target, pathname } = new URL(address);
  const base = pathname.replace(/\/*$/, "/");
  const proxy: Record<string, ProxyOptions> = {
    "^/.*": {
      target,
      changeOrigin: true,
      autoRewrite: true,
      protocolRewrite: "http",
      cookieDomainRewrite: "",
      ws: true,
      bypass: ({ url = "", headers }) =>
        isOurs(url, base) || headers["sec-websocket-protocol"]?.startsWith("vite-") ? url : undefined,
      configure: (server) => {
        server.on("proxyReq", (request, message) => pass(request, message, target));
        server.on("proxyReqWs", (request, message) => pass(request, message, target));
        // Cookies for TLS would not be kept on this plain connection.
        server.on("proxyRes", (response) => {
          const cookies = response.headers["set-cookie"];
          if (!cookies) return;
          response.headers["set-cookie"] = cookies.map((cookie) =>
            cookie.replace(/;\s*Secure/gi, "").replace(/;\s*SameSite=None/gi, "; SameSite=Lax"),
          );
        });
      },
    },
  };
  const findPage = (request: { url?: string | undefined }, _response: unknown, next: () => void) => {
    request.url = fileOf(request.url ?? "", base);
    next();
  };
  return {
    name: "authentik-proxy",
    config: () => ({ server: { proxy }, preview: { proxy } }),
    configureServer: ({ middlewares }) => void middlewares.use(findPage),
    configurePreviewServer: ({ middlewares }) => void middlewares.use(findPage),
  };
}

/** What Vite answers itself. */
const VITES = /^\/(?:@.*|src\/.*|stages\/.*|node_modules\/.*|index\.html|assets\/.*)$/;

/** Pages of flows, and the files that lie beside them. */
const PAGE = /^if\/flow\/[-\w]+\/$/;
const FILE = /^if\/flow\/(?=assets\/)/;

/** Whether Vite and our page answer this; everything else is the server's. */
function isOurs(url: string, base: string): boolean {
  const [path = "", query = ""] = split(url);
  if (VITES.test(path)) return true;
  if (!path.startsWith(base)) return false;
  const below = path.slice(base.length);
  // Users who want the server's own page say so.
  return FILE.test(below) || (PAGE.test(below) && new URLSearchParams(query).get("interface") !== "server");
}

/** The file that answers an address: one page serves every flow. */
function fileOf(url: string, base: string): string {
  const [path = ""] = split(url);
  if (!isOurs(url, base) || !path.startsWith(base)) return url;
  const below = path.slice(base.length);
  return PAGE.test(below) ? "/index.html" : FILE.test(below) ? `/${url.slice(base.length).replace(FILE, "")}` : url;
}

function split(url: string): string[] {
  const at = url.indexOf("?");
  return at < 0 ? [url] : [url.slice(0, at), url.slice(at + 1)];
}

/** Headers for one connection alone, and what only proxies that a server trusts may say. */
const NOT_FOR_SERVERS = /^(?:keep-alive|te|trailer|forwarded|x-real-ip|proxy-.*|x-forwarded-.*)$/;

/** Without these the server would not know what it is sent. */
const NEEDED = ["connection", "content-length", "host", "transfer-encoding", "upgrade"];

/** What a request is sent on with. */
function pass(request: ClientRequest, { headers }: IncomingMessage, target: string): void {
  const named = (headers.connection ?? "").split(",").map((name) => name.trim().toLowerCase());
  for (const name of request.getHeaderNames()) {
    if (NOT_FOR_SERVERS.test(name) || (named.includes(name) && !NEEDED.includes(name))) request.removeHeader(name);
  }
  // The server compares both with its own name. Only our page passes for one of its own, whoever else asks does not.
  const ours = `http://${headers.host ?? ""}`;
  const { origin, referer } = headers;
  if (origin === ours && request.hasHeader("origin")) request.setHeader("origin", target);
  if (referer?.startsWith(`${ours}/`) && request.hasHeader("referer")) {
    request.setHeader("referer", target + referer.slice(ours.length));
  }
}
