import { http, type RequestHandler } from "msw";
import { sendCookies, takeCookies } from "./executor/cookies.js";
import type { Executor } from "./executor/index.js";

/** Cookies that scripts must not see, by name; the others are real cookies of the page. */
const jar = new Map<string, string>();

/** Lets the executor answer the requests of a page that msw watches. Whatever it does not own goes to the network. */
export function handlers(executor: Executor): RequestHandler[] {
  return [
    http.all("*", async ({ request }) => {
      const { origin, pathname } = new URL(request.url);
      if (origin !== location.origin || !executor.owns(pathname)) return undefined;
      const asked = new Request(request);
      sendCookies(asked.headers, [...Array.from(jar, (pair) => pair.join("=")), document.cookie].join("; "));
      const response = await executor(asked);
      takeCookies(response.headers).forEach(keep);
      return response;
    }),
  ];
}

/** Forgets every cookie, as if the browser were new: for use between tests. */
export function forgetCookies(): void {
  jar.clear();
  for (const path of paths) document.cookie = `authentik_csrf=; Path=${path}; Max-Age=0`;
}

/** Where readable cookies were set: one can only be deleted by naming its path. */
const paths = new Set<string>(["/"]);

function keep(cookie: string): void {
  const [pair = "", ...attributes] = cookie.split("; ");
  const at = pair.indexOf("=");
  if (attributes.includes("HttpOnly")) {
    if (attributes.includes("Max-Age=0")) jar.delete(pair.slice(0, at));
    else jar.set(pair.slice(0, at), pair.slice(at + 1));
    return;
  }
  document.cookie = cookie;
  for (const attribute of attributes) if (attribute.startsWith("Path=")) paths.add(attribute.slice("Path=".length));
}
