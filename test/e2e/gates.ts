import { readFile } from "node:fs/promises";
import type { Connect } from "vite";
import { send, type AnswerOptions, type BuiltPage, type Gate } from "./built-page.js";

type Asked = Pick<Connect.IncomingMessage, "method" | "url">;

/** Whether a request is for a flow executor, by any method or one. */
export function isExecutor({ method, url }: Asked, only = method): boolean {
  return method === only && /\/api\/v3\/flows\/executor\//.test(url ?? "");
}

/** Whether a request is for the page itself. */
export function isPage({ url }: Asked): boolean {
  return /\/if\/flow\/[-\w]+\/(\?|$)/.test(url ?? "");
}

/** Answers calls of the executor, of one method or any, with something that the executor would not say. */
export function answers(body: string, options: AnswerOptions & { method?: "GET" | "POST" } = {}): Gate {
  return (request, reply, next) => {
    if (isExecutor(request, options.method)) send(reply, body, options);
    else next();
  };
}

/** Answers calls of the executor with a challenge. */
export function asks(challenge: unknown): Gate {
  return answers(JSON.stringify(challenge), { type: "application/json" });
}

/** Serves the page with its HTML changed, at the addresses of flows and at one more. */
export function rewrites({ policy }: BuiltPage, change: (html: string) => string, at?: string): Gate {
  return (request, reply, next) => {
    if (!isPage(request) && request.url?.split("?")[0] !== at) return next();
    readFile("dist/index.html", "utf8").then((html) => {
      reply.setHeader("Content-Security-Policy", policy);
      send(reply, change(html));
    }, next);
  };
}

/** Serves what brands' style sheets in `brands/` name: a sheet to import, and fonts. */
export const brandFiles: Gate = (request, reply, next) => {
  const file = /\/static\/dist\/[-\w]+\.(css|woff)$/.exec(request.url ?? "")?.[1];
  if (file === "css")
    send(reply, '@font-face { font-family: "Brand Sans"; src: url("sans.woff") }', { type: "text/css" });
  else if (file) readFile("test/e2e/brands/brand.woff").then((font) => reply.end(font), next);
  else next();
};
