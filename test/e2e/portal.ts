import { send, serveBuiltPage, type BuiltPage } from "./built-page.js";
import { listen } from "./nginx.js";

/** A page of a site author on an origin of its own, and the server. */
export interface Pair extends BuiltPage {
  /** The address of the author's page. */
  portal: string;
  /** The address of the same page at the server. */
  inside: string;
}

/** What the author's page is like. */
export interface Portal {
  /** Its host name; the server's is 127.0.0.1 unless `server` says otherwise. */
  host: string;
  server?: string;
  mode?: string;
  /** Whether the server lets pages of this origin read its replies. */
  isAllowed?: boolean;
  policy?: string;
  slug?: string;
}

/** Serves the page of the author, and the server before it. */
export async function servePair(options: Portal): Promise<Pair> {
  const { host, server = "127.0.0.1", mode = "inline", isAllowed, policy } = options;
  const { slug = "default-authentication-flow" } = options;
  const site = await serveBuiltPage({ host: server, cors: false });
  const page = `<!doctype html><html lang="en"><title>A portal</title><link rel="icon" href="data:,">
      <script type="module" src="${site.url}embed.js"></script>
      <script>
        addEventListener("ak-redirect", (event) => { event.preventDefault(); document.title = "To " + event.to; });
        addEventListener("ak-error", ({ error }) => { document.title += " " + error.code; });
      </script>
      <ak-flow-executor mode="${mode}" server="${site.url}" query="next=/if/user/" slug="${slug}"></ak-flow-executor></html>`;
  const other = await listen((_, reply) => {
    if (policy) reply.setHeader("Content-Security-Policy", policy);
    send(reply, page);
  });
  const portal = new URL(other.url);
  portal.hostname = host;
  site.gate = (request, reply, next) => {
    const isFile = /^\/(embed\.js|assets\/)/.test(request.url ?? "");
    if (isFile || isAllowed) reply.setHeader("Access-Control-Allow-Origin", portal.origin);
    if (isAllowed) {
      reply.setHeader("Access-Control-Allow-Credentials", "true");
      reply.setHeader("Access-Control-Allow-Headers", "content-type, x-authentik-csrf, accept-language");
    }
    if (request.method === "OPTIONS") reply.writeHead(204).end();
    else if (request.url?.startsWith("/portal")) send(reply, page);
    else next();
  };
  const { close: closeSite } = site;
  const close = async () => {
    await Promise.all([closeSite(), other.close()]);
  };
  return Object.assign(site, { portal: portal.href, inside: `${site.url}portal`, close });
}
