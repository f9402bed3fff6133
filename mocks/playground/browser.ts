import { sendCookies, takeCookies } from "../executor/cookies.js";
import type { Executor } from "../executor/index.js";
import type { Store } from "../executor/storage.js";

/** What came of a request, and from where in the end. */
export interface Arrival {
  url: URL;
  response: Response;
}

interface Cookie {
  value: string;
  httpOnly: boolean;
}

const KEY = "cookies";
/** Redirects after which a browser gives up. */
const MOST_REDIRECTS = 20;

/**
 * As much of a browser as stands between a page and its server: it keeps cookies and follows redirects. The cookies of
 * the real one would go to the server of these files.
 */
export class Browser {
  readonly #cookies: Map<string, Cookie>;

  private constructor(
    readonly executor: Executor,
    readonly store: Store,
    cookies: Map<string, Cookie> | undefined,
  ) {
    this.#cookies = cookies ?? new Map<string, Cookie>();
  }

  /** One with the cookies that the store has. */
  static async open(executor: Executor, store: Store): Promise<Browser> {
    // Only this class writes to this key.
    return new Browser(executor, store, (await store.read(KEY)) as Map<string, Cookie> | undefined);
  }

  /** The cookies that scripts may read, as `document.cookie` has them. */
  get readable(): string {
    return this.#pairs(({ httpOnly }) => !httpOnly);
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name)?.value;
  }

  /** Sends a request, and follows redirects below the installation. */
  async send(url: URL, init: RequestInit = {}): Promise<Arrival> {
    for (let count = 0; count < MOST_REDIRECTS; count++) {
      const request = new Request(url, init);
      sendCookies(request.headers, this.#pairs());
      const response = await this.executor(request);
      for (const cookie of takeCookies(response.headers)) this.#keep(cookie);
      await this.store.write(KEY, this.#cookies);
      const to = response.headers.get("Location");
      if (to === null || init.redirect === "manual") return { url, response };
      url = new URL(to, url);
      if (!this.executor.owns(url.pathname)) return { url, response: new Response() };
      init = { headers: { Accept: "text/html, application/json" } };
    }
    throw new TypeError("Too many redirects");
  }

  /** Forgets every cookie. */
  async forget(): Promise<void> {
    this.#cookies.clear();
    await this.store.write(KEY, this.#cookies);
  }

  #pairs(isSent: (cookie: Cookie) => boolean = () => true): string {
    const sent = Array.from(this.#cookies).filter(([, cookie]) => isSent(cookie));
    return sent.map(([name, { value }]) => `${name}=${value}`).join("; ");
  }

  #keep(text: string): void {
    const [pair = "", ...attributes] = text.split("; ");
    const at = pair.indexOf("=");
    if (attributes.includes("Max-Age=0")) this.#cookies.delete(pair.slice(0, at));
    else this.#cookies.set(pair.slice(0, at), { value: pair.slice(at + 1), httpOnly: attributes.includes("HttpOnly") });
  }
}
