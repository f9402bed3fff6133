import type { Exchange } from "./exchange.js";

/** What each part of the API may be asked to do; the paths are below that of the installation. */
const ALLOWED: readonly (readonly [RegExp, string])[] = [
  [/^api\/v3\/flows\/executor\//, "GET, POST, HEAD, OPTIONS"],
  [/^api\/v3\/(core\/brands\/current|root\/config|flows\/inspector|flows\/instances)\//, "GET, HEAD, OPTIONS"],
  [/^api\/v3\/(sources\/plex|stages)\//, "POST, OPTIONS"],
];

/** Pages of the installation may frame the executor, and no site may frame those pages; pages of other sites say for themselves. */
function framing(path: string): string | undefined {
  if (path.startsWith("demo/")) return undefined;
  return path.startsWith("api/v3/flows/executor/") ? "SAMEORIGIN" : "DENY";
}

/** Adds the headers that a server sends with each reply. */
export function addHeaders({ headers, status }: Response, path = "", { requestId, language }: Exchange): void {
  headers.set("X-authentik-id", requestId);
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Referrer-Policy", "same-origin");
  headers.set("Vary", "Accept-Language, Cookie");
  headers.set("Content-Language", language);
  const frames = framing(path);
  if (frames) headers.set("X-Frame-Options", frames);
  const [, allowed] = ALLOWED.find(([paths]) => paths.test(path)) ?? [];
  if (allowed && status !== 404) headers.set("Allow", allowed);
}
