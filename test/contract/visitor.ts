import type { Executor } from "../../mocks/executor/index.js";
import type { Challenge, ChallengeResponse } from "../../src/protocol/challenges.js";
import { Cookies, executorFetch } from "../executor-fetch.js";
import { validateChallenge, validateResponse } from "./openapi.js";

const ORIGIN = "https://login.example.org";

/** A browser without a page: keeps cookies, follows redirects, and has the oracle look at all that goes by. */
export class Visitor {
  /** What the oracle did not like, with the exchange it came in. */
  readonly problems: string[] = [];
  /** The components of every challenge that came. */
  readonly met = new Set<string>();
  readonly #cookies: Cookies;
  readonly #fetch: typeof fetch;

  constructor(
    readonly executor: Executor,
    readonly base: string,
    /** The query of the page, which every call carries. */
    readonly query = "",
  ) {
    this.#cookies = new Cookies(ORIGIN + base);
    this.#fetch = executorFetch(executor, this.#cookies.jar);
  }

  /** Asks which challenge of a flow is due. */
  async open(slug: string): Promise<Challenge> {
    return this.#judge(await this.#send(this.#address(slug)), `GET ${slug}`);
  }

  /** Answers a challenge, as a page does. */
  async respond(slug: string, { component }: Challenge, response: ChallengeResponse): Promise<Challenge> {
    const body = { component, ...response };
    this.problems.push(...validateResponse(component, body).map((problem) => `${slug}, ${component}: ${problem}`));
    return this.post(slug, JSON.stringify(body));
  }

  /** Sends any text, as no page does. */
  async post(slug: string, text: string): Promise<Challenge> {
    return this.#judge(await this.#send(this.#address(slug), text), `POST ${slug} ${text}`);
  }

  /** Reads another endpoint of the API. */
  async read(path: string): Promise<unknown> {
    return (await this.#send(`${this.base}api/v3/${path}`)).json();
  }

  #address(slug: string): string {
    return `${this.base}api/v3/flows/executor/${slug}/?${new URLSearchParams({ query: this.query })}`;
  }

  #send(path: string, body?: string): Promise<Response> {
    const headers = new Headers({ Accept: "application/json" });
    const csrf = this.#cookies.get("authentik_csrf");
    if (body !== undefined) headers.set("Content-Type", "application/json");
    if (body !== undefined && csrf) headers.set("X-authentik-CSRF", csrf);
    const init = body === undefined ? { headers } : { method: "POST", headers, body };
    return this.#fetch(new URL(path, ORIGIN).href, init);
  }

  /** Whatever is not the challenge that it is taken for becomes a problem. */
  async #judge(response: Response, exchange: string): Promise<Challenge> {
    const challenge = (await response.json()) as Challenge;
    this.problems.push(...validateChallenge(challenge).map((problem) => `${exchange}: ${problem}`));
    this.met.add(challenge.component);
    return challenge;
  }
}
