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

/** The cookies that a browser has for one server, by name. */
export class Cookies {
  readonly jar = new CookieJar();

  /** @param base - the root of the installation */
  constructor(readonly base: string) {}

  get(name: string): string | undefined {
    return this.all.find(({ key }) => key === name)?.value;
  }

  set(name: string, value: string): void {
    this.jar.setCookieSync(`${name}=${value}; Path=${new URL(this.base).pathname}`, this.base);
  }

  clear(): void {
    this.jar.removeAllCookiesSync();
  }

  /** All of them, those that scripts may not read as well. */
  get all() {
    return this.jar.getCookiesSync(this.base);
  }

  /** In the form of the `Cookie` header. */
  toString(): string {
    return this.jar.getCookieStringSync(this.base);
  }
}
