import type { Challenge, ChallengeResponse, Component } from "./challenges.js";
import { csrfHeader } from "./csrf.js";
import { FlowFailure } from "./flow-failure.js";
import { wait, within } from "./wait.js";
import { isObject, refusals } from "./wire.js";

/** A response as it is sent: with the component that it responds to. */
export type Submission = ChallengeResponse & { component: Component };

/** The way to a flow executor. Both calls reject with a {@link FlowFailure}. */
export interface Transport {
  /** Root of the installation; addresses in challenges are relative to it. */
  readonly base: string;
  /** Asks which challenge is due. May be called any number of times. */
  get(signal: AbortSignal): Promise<Challenge>;
  /** Sends a response to the challenge that is due, once; resolves to the next challenge. */
  post(submission: Submission, signal: AbortSignal): Promise<Challenge>;
  /** The language of the texts in the newest challenge, if the server said so. */
  readonly language?: string | undefined;
}

type Fetch = (input: string, init: RequestInit) => Promise<Response>;

export interface HttpTransportOptions {
  /** Root of the installation: absolute, with a trailing slash, such as `https://example.org/auth/`. */
  base: string;
  /** Which flow. */
  slug: string;
  /** Query string of the page, without the question mark. The server reads `next`, `flow_token` … from it. */
  query?: string;
  /** The language to ask the server for; it may change between requests. */
  locale?: () => string | undefined;
  fetch?: Fetch;
  /** Cookies that scripts may read, as `document.cookie` has them: the CSRF token is among them. */
  cookies?: () => string;
  /**
   * Milliseconds that the reply to a GET may take. The reply to a response may take three times as long: `fetch`
   * follows one redirect for each stage that asks nothing, and with Duo the server waits for the phone (contract,
   * section 1.3).
   */
  timeout?: number;
  /** Milliseconds to wait before each further attempt of a GET that failed on the way. */
  backoff?: readonly number[];
  /** The reply to the first GET, if the page sent it before this code was loaded. */
  started?: Promise<Response> | undefined;
}

/** Characters per millisecond on the slowest connection that we wait for: responses may hold files. */
const SLOWEST = 20;
/** The longest wait, in milliseconds, that a server may ask for before we tell the user instead of trying again. */
const LONGEST_PAUSE = 5_000;
/** Redirects from the executor to itself before we call it a loop. */
const MOST_REDIRECTS = 10;

/**
 * Escapes as Python's `urlencode` does. The server compares addresses byte by byte: an escape that it would not have
 * used turns its redirect into a challenge (contract, section 1.2).
 */
export function encodeQuery(query: string): string {
  return encodeURIComponent(query)
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");
}

/** Address of the executor of a flow. Whatever the slug, it stays below `api/v3/flows/executor/`. */
export function executorUrl(base: string, slug: string, query = ""): string {
  // Dots alone would lead upwards, even escaped; a lone surrogate cannot be escaped.
  const segment = encodeURIComponent(slug.replace(/^\.+$|\p{Cs}/gu, "\ufffd"));
  return new URL(`api/v3/flows/executor/${segment}/?query=${encodeQuery(query)}`, base).href;
}

/** A language name that a header can carry. */
const LANGUAGE = /^[-\w]+$/;

/** Speaks HTTP to the executor of one flow (contract, section 1). */
export class HttpTransport implements Transport {
  readonly base: string;
  language: string | undefined;
  readonly #url: string;
  readonly #locale: () => string | undefined;
  readonly #fetch: Fetch;
  readonly #cookies: () => string;
  readonly #timeout: number;
  readonly #backoff: readonly number[];
  #started: Promise<Response> | undefined;
  /** Whether the executor has sent a challenge, so that the flow exists. */
  #isKnown = false;

  constructor(options: HttpTransportOptions) {
    const { base, slug, query, locale, fetch, cookies, timeout, backoff, started } = options;
    this.base = base;
    this.#url = executorUrl(base, slug, query);
    this.#locale = locale ?? (() => undefined);
    this.#fetch = fetch ?? ((input, init) => globalThis.fetch(input, init));
    this.#cookies = cookies ?? (() => "");
    this.#timeout = timeout ?? 30_000;
    this.#backoff = backoff ?? [400, 1600];
    this.#started = started;
  }

  get #headers(): Record<string, string> {
    const locale = this.#locale();
    return { Accept: "application/json", ...(locale && { "Accept-Language": locale }) };
  }

  async get(signal: AbortSignal): Promise<Challenge> {
    const challenge = await this.#persist(signal);
    return this.#settle(challenge, signal);
  }

  async post(submission: Submission, signal: AbortSignal): Promise<Challenge> {
    // The CSRF token changes at sign-in: the cookies are read each time.
    const headers = { ...this.#headers, "Content-Type": "application/json", ...csrfHeader(this.#cookies()) };
    const body = JSON.stringify(submission);
    const timeout = 3 * this.#timeout + body.length / SLOWEST;
    const challenge = await this.#exchange({ method: "POST", headers, body }, timeout, signal);
    return this.#settle(challenge, signal);
  }

  /**
   * A GET that is tried again when it failed on the way. To `fetch`, a redirect to another origin or in a circle looks
   * like a server that is down; from the second time on it follows none, which tells them apart. A redirect to the
   * executor itself, as of a stage that skips itself, is followed by asking again.
   */
  async #persist(signal: AbortSignal): Promise<Challenge> {
    const init: RequestInit = { headers: this.#headers };
    for (const delay of this.#backoff) {
      try {
        return await this.#exchange(init, this.#timeout, signal);
      } catch (error) {
        if (!(error instanceof FlowFailure) || !isPassing(error)) throw error;
        init.redirect = error.status ? "follow" : "manual";
        await wait(Math.max(delay, error.retryAfter ?? 0), signal);
      }
    }
    return this.#exchange(init, this.#timeout, signal);
  }

  /** Follows redirects to the executor itself: they mean "ask again". */
  async #settle(challenge: Challenge, signal: AbortSignal): Promise<Challenge> {
    for (let count = 0; count < MOST_REDIRECTS; count++) {
      if (challenge.component !== "xak-flow-redirect" || !this.#isExecutor(challenge.to)) return challenge;
      challenge = await this.#persist(signal);
    }
    throw new FlowFailure("loop");
  }

  #isExecutor(to: string): boolean {
    const executor = new URL(this.#url);
    try {
      const target = new URL(to, executor);
      return target.host === executor.host && target.pathname === executor.pathname;
    } catch {
      return false; // no address: the session says so when it comes to follow it
    }
  }

  async #exchange(init: RequestInit, timeout: number, signal: AbortSignal): Promise<Challenge> {
    const late = () => new FlowFailure("timeout");
    try {
      return await within(timeout, signal, late, (signal) =>
        // A proxy may let browsers keep replies. Node's type of `fetch` knows no cache.
        this.#ask({ credentials: "include", cache: "no-store", ...init, signal } as RequestInit),
      );
    } catch (error) {
      if (signal.aborted || error instanceof FlowFailure) throw error;
      throw new FlowFailure("unreachable", { cause: error });
    }
  }

  async #ask(init: RequestInit): Promise<Challenge> {
    // Servers have no other slugs, and one that unescapes twice might read another of its addresses from it.
    if (!/\/[-\w]+\/\?/.test(this.#url)) throw new FlowFailure("unknown-flow");
    const started = init.method ? undefined : this.#started;
    this.#started = undefined;
    const response = await (started ?? this.#fetch(this.#url, init));
    const text = await response.text();
    let cause: unknown;
    try {
      const isJson = /^application\/json\b/i.test(response.headers.get("Content-Type") ?? "");
      const body: unknown = isJson && JSON.parse(text);
      if (isChallenge(body)) {
        this.#isKnown = true;
        this.language = response.headers.get("Content-Language")?.match(LANGUAGE)?.[0]; // one, not a list
        return body.response_errors ? { ...body, response_errors: refusals(body.response_errors) } : body;
      }
    } catch (error) {
      cause = error;
    }
    throw await import("./diagnosis.js").then(
      ({ diagnose }) => diagnose(response, text, this.#isKnown, cause),
      () => new FlowFailure("server", response),
    );
  }
}

/** Whether to try again without asking the user. */
function isPassing({ code, status, retryAfter = 0 }: FlowFailure): boolean {
  return code !== "timeout" && [undefined, 502, 503, 504].includes(status) && retryAfter <= LONGEST_PAUSE;
}

/** Whether a body is a challenge: an object with a component, and with an address if it is a redirect. */
export function isChallenge(body: unknown): body is Challenge {
  if (!isObject(body)) return false;
  const { component, to } = body;
  if (component === "xak-flow-redirect") return typeof to === "string" && to.trim() !== "";
  return typeof component === "string";
}
