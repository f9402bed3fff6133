import type { Plugin, ProxyOptions } from "vite";

/** What Vite and our page answer themselves; everything else is the server's. */
const OURS =
  /^\/(?:if\/flow\/(?:[-\w]+\/|assets\/.*)|@.*|src\/.*|stages\/.*|node_modules\/.*|index\.html|assets\/.*)(?:\?.*)?$/;

/** Whoever wants the server's own page says so. */
const SERVERS = /[?&]interface=server\b/;

/** Puts the page before a real server: `AUTHENTIK_URL=https://… npm start`. */
export function authentikProxy(address: string): Plugin {
  const target = new URL(address).origin;
  const proxy: Record<string, ProxyOptions> = {
    "^/.*": {
      target,
      changeOrigin: true,
      autoRewrite: true,
      protocolRewrite: "http",
      cookieDomainRewrite: "",
      ws: true,
      bypass: ({ url, headers }) =>
        OURS.test(url ?? "") || headers["sec-websocket-protocol"]?.startsWith("vite-") ? url : undefined,
      configure: (server) => {
        // The server compares Origin and Referer with its own name.
        server.on("proxyReq", (request) => {
          for (const header of ["origin", "referer"]) {
            const value = request.getHeader(header);
            if (typeof value === "string") request.setHeader(header, value.replace(/^https?:\/\/[^/]+/, target));
          }
        });
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
  return {
    name: "authentik-proxy",
    config: () => ({ server: { proxy }, preview: { proxy } }),
    configureServer: ({ middlewares }) => void middlewares.use(findPage),
    configurePreviewServer: ({ middlewares }) => void middlewares.use(findPage),
  };
}

/** One page serves every flow. */
function findPage(request: { url?: string | undefined }, _response: unknown, next: () => void) {
  const url = request.url ?? "";
  if (/^\/if\/flow\/[-\w]+\/(\?|$)/.test(url) && !SERVERS.test(url)) request.url = "/index.html";
  else request.url = url.replace(/^\/if\/flow\/assets\//, "/assets/");
  next();
}
