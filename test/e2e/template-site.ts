import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { serveBuiltPage, send, type BuiltPage, type BuiltPageOptions, type Gate } from "./built-page.js";
import { DROP_IN, rendered, withoutDjango, type Job } from "./django.js";
import { brandFiles, isPage } from "./gates.js";
import { sceneBefore, type SceneOptions, type Visit } from "./visit.js";

/** What a server sends with its pages. */
const PAGE_HEADERS = {
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  Vary: "Accept-Language, Cookie",
};

const IMAGE = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path fill="#468" d="M0 0h9v9H0z"/></svg>`;

/** The brand's CSS, where the server has it in a file. */
const CUSTOM_CSS = `
  @font-face { font-family: "Brand Custom"; src: url("custom.woff") }
  .pf-c-login__main { outline-width: 7px; font-family: "Brand Custom" }
`;

const TYPES: Readonly<Record<string, string>> = {
  js: "text/javascript",
  css: "text/css",
  svg: "image/svg+xml",
  md: "text/plain",
};

/** A server with the drop-in: the rendered page, the mounted files, and an executor. It has no policy. */
export interface TemplateSite extends BuiltPage {
  /** What stands at the addresses of flows. */
  html: string;
  /** The folder below `static/dist/` where the files are mounted. */
  folder: string;
}

/** Serves a rendered template before an embedded executor. */
async function serveTemplate(job: Job, options: BuiltPageOptions = {}): Promise<TemplateSite> {
  const [answered] = rendered("5.2", [job], options.world?.base);
  const built = await serveBuiltPage({ ...options, widen: () => "frame-ancestors 'none'" });
  const site: TemplateSite = Object.assign(built, {
    html: answered?.page ?? "",
    folder: "authentik-flow",
    gate: answer,
  });
  return site;

  function answer(...[request, reply, next]: Parameters<Gate>) {
    const path = (request.url ?? "").split("?")[0] ?? "";
    const below = path.slice(site.world.base.length);
    const [, folder, file] = /^static\/dist\/([-\w]+)\/([-\w.]+)$/.exec(below) ?? [];
    if (isPage(request)) {
      for (const [name, value] of Object.entries(PAGE_HEADERS)) reply.setHeader(name, value);
      if (answered?.setsToken) reply.setHeader("Set-Cookie", `authentik_csrf=token; Path=${site.world.base}`);
      send(reply, site.html);
    } else if (file && folder === site.folder) void sendFile(file);
    else if (below.endsWith(".jpg")) send(reply, IMAGE, { type: "image/svg+xml" });
    else if (below === "static/dist/custom.css") send(reply, CUSTOM_CSS, { type: "text/css" });
    else if (/^static\/dist\/(brand-font\.css|\w+\.woff)$/.test(below)) brandFiles(request, reply, next);
    else if (below.startsWith("static/") || below.startsWith("if/flow/"))
      send(reply, "<h1>Not Found</h1>", { status: 404 });
    else next();

    async function sendFile(name: string) {
      const content = await readFile(join(DROP_IN, "static/authentik-flow", name)).catch(() => undefined);
      if (!content) return send(reply, "<h1>Not Found</h1>", { status: 404 });
      const type = TYPES[name.split(".").at(-1) ?? ""] ?? "application/octet-stream";
      reply.writeHead(200, { "Content-Type": type, "Cache-Control": "public, no-transform" }).end(content);
    }
  }
}

/** A visitor of such a server. */
export type TemplateVisit = Visit<TemplateSite>;

/** A test of the rendered template; left out where Django cannot be run. */
export function templateScene(
  title: string,
  job: Job,
  play: (visit: TemplateVisit) => Promise<void>,
  { browser, ...options }: SceneOptions = {},
) {
  if (withoutDjango) return void test(title, { skip: withoutDjango });
  sceneBefore(() => serveTemplate(job, options), title, play, browser);
}
