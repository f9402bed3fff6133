import fetchCookie from "fetch-cookie";
import { sendCookies, takeCookies } from "../mocks/executor/cookies.js";

/** Keeps cookies as a browser does. */
export const { CookieJar } = fetchCookie.toughCookie;

/** Where cookies are kept between requests. */
export type Jar = NonNullable<Parameters<typeof fetchCookie>[1]>;

/** That of a browser in which cookies are blocked. */
export const blockedCookies: Jar = { getCookieString: () => Promise.resolve(""), setCookie: () => Promise.resolve() };

/** What answers requests: an embedded executor, or what a test puts before it. */
type Server = (request: Request) => Promise<Response>;

/** A `fetch` that asks an embedded executor, keeps its cookies in a jar, and follows redirects as a browser does. */
export function executorFetch(server: Server, jar: Jar): typeof fetch {
  return fetchCookie(async (input: string | URL | Request, init?: RequestInit) => {
    const request = new Request(input, init);
    sendCookies(request.headers, request.headers.get("Cookie") ?? "");
    const response = await server(request);
    for (const cookie of takeCookies(response.headers)) response.headers.append("Set-Cookie", cookie);
    // What is made by a constructor has no address of its own, which cookies and redirects are relative to.
    return Object.defineProperty(response, "url", { value: request.url });
  }, jar);
}
