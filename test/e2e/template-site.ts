import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { serveBuiltPage, send, type BuiltPage, type BuiltPageOptions, type Gate } from "./built-page.js";
import { DROP_IN, render, withoutDjango, type Job } from "./django.js";
import { isPage } from "./gates.js";
import { sceneBefore, type SceneOptions, type Visit } from "./visit.js";

/** What a server sends with its pages. */
const PAGE_HEADERS = {
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  Vary: "Accept-Language, Cookie",
};

const IMAGE = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path fill="#468" d="M0 0h9v9H0z"/></svg>`;

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
}

/** Serves a rendered template before an embedded executor. */
async function serveTemplate(html: string, options: BuiltPageOptions = {}): Promise<TemplateSite> {
  const built = await serveBuiltPage({ ...options, widen: () => "frame-ancestors 'none'" });
  const site: TemplateSite = Object.assign(built, { html, gate: answer });
  return site;

  function answer(...[request, reply, next]: Parameters<Gate>) {
    const path = (request.url ?? "").split("?")[0] ?? "";
    const below = path.slice(site.world.base.length);
    const file = /^static\/dist\/authentik-flow\/([-\w.]+)$/.exec(below)?.[1];
    if (isPage(request)) {
      for (const [name, value] of Object.entries(PAGE_HEADERS)) reply.setHeader(name, value);
      send(reply, site.html);
    } else if (file !== undefined) void sendFile(file);
    else if (below.endsWith(".jpg")) send(reply, IMAGE, { type: "image/svg+xml" });
    else if (below === "static/dist/custom.css")
      send(reply, ".pf-c-login__main { outline-width: 7px }", { type: "text/css" });
    else if (below === "static/dist/brand-font.css") send(reply, "", { type: "text/css" });
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
  const serve = () => serveTemplate(render("5.2", [job], options.world?.base)[0] ?? "", options);
  sceneBefore(serve, title, play, browser);
}
