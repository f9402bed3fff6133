import assert from "node:assert/strict";
import { sendCookies } from "../../mocks/executor/cookies.js";
import { embeddedExecutor } from "../../mocks/executor/index.js";
import type { Flow } from "../../mocks/executor/flow.js";
import type { Stage } from "../../mocks/executor/flow-stages.js";
import type { World } from "../../mocks/executor/world.js";
import { demoCredentials } from "../../mocks/directory.js";
import { demoWorld } from "../../mocks/world.js";
import type { Challenge, Component, FlowInfo } from "../../src/protocol/challenges.js";
import { validateChallenge } from "../contract/openapi.js";
import { Cookies, executorFetch } from "../executor-fetch.js";

/** What can be said of one request beyond its URL. */
export interface RequestOptions {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/**
 * As much of a browser as the executor can tell from one: it keeps cookies, and knows its flow's address. Whatever
 * challenge it gets is held against the OpenAPI document.
 */
export class Browser {
  readonly cookies: Cookies;
  /** What the last answer said of cookies, each as in a `Set-Cookie` header. */
  given: readonly string[] = [];
  readonly world: World;
  readonly #executor: ReturnType<typeof embeddedExecutor>;
  readonly #fetch: typeof fetch;
  readonly #origin = "http://login.example.org";

  constructor(overrides: Partial<World> = {}) {
    this.world = demoWorld(overrides);
    this.#executor = embeddedExecutor(this.world);
    this.cookies = new Cookies(this.#origin + this.world.base);
    this.#fetch = executorFetch(this.#executor, this.cookies.jar);
  }

  /** The executor's path for a flow, with the query of its page. */
  path(slug: string, query = ""): string {
    return `${this.world.base}api/v3/flows/executor/${slug}/?${new URLSearchParams({ query })}`;
  }

  /** What the session of this browser is told from now on. */
  async listen(): Promise<ReadableStreamDefaultReader<string>> {
    const request = new Request(new URL("/ws/client/", this.#origin));
    sendCookies(request.headers, String(this.cookies));
    return (await this.#executor.listen(request)).getReader();
  }

  /** One exchange; redirects are not followed. */
  async send(path: string, { method = "GET", headers = {}, body }: RequestOptions = {}): Promise<Response> {
    const init = { method, headers, redirect: "manual", ...(body === undefined ? {} : { body }) } as const;
    const response = await this.#fetch(new URL(path, this.#origin).href, init);
    this.given = response.headers.getSetCookie();
    return response;
  }

  /** One exchange, with the redirects after it. */
  async follow(path: string, options?: RequestOptions): Promise<Response> {
    const response = await this.send(path, options);
    return response.status === 302 ? this.follow(response.headers.get("Location") ?? "") : response;
  }

  /** Asks for the challenge at a path. */
  async get<C extends Component>(path: string, component: C): Promise<Challenge<C>> {
    return expect(await this.follow(path), component);
  }

  /** Answers the challenge at a path, as a page would. */
  async post<C extends Component>(path: string, body: object, component: C): Promise<Challenge<C>> {
    return expect(await this.follow(path, this.response(body)), component);
  }

  /** The request that a page makes of an answer. */
  response(body: object): RequestOptions {
    const csrf = this.cookies.get("authentik_csrf");
    return {
      method: "POST",
      headers: { "Content-Type": "application/json", ...(csrf ? { "X-authentik-CSRF": csrf } : {}) },
      body: JSON.stringify(body),
    };
  }

  /** Signs the demo user in. */
  async signIn(): Promise<void> {
    const { username, password } = demoCredentials;
    await this.post(this.path("combined-login"), { uid_field: username, password }, "xak-flow-redirect");
  }
}

/** What a flow of such a title tells the page around its stages, where nothing else is said of it. */
export function flowInfo(title = "Flow"): FlowInfo {
  return {
    title,
    background: "/static/dist/assets/images/flow_background.jpg",
    background_themed_urls: null,
    cancel_url: "/flows/-/cancel/",
    layout: "stacked",
  };
}

/** A browser in a world whose only flow, besides those to sign in and out, has these stages. */
export function playing(stages: readonly Stage[], overrides: Partial<World> = {}, parts: Partial<Flow> = {}): Browser {
  const bindings = stages.map((stage, order) => ({ order, stage }));
  return new Browser({ flows: [flow({ bindings, ...parts }), ...demoWorld().flows], ...overrides });
}

/** A flow for one test, of which only what matters needs to be said. */
export function flow(parts: Partial<Flow> & Pick<Flow, "bindings">): Flow {
  return { slug: "flow", name: "Flow", title: "Flow", designation: "stage_configuration", ...parts };
}

async function expect<C extends Component>(response: Response, component: C): Promise<Challenge<C>> {
  const challenge = (await response.json()) as Challenge;
  if (challenge.component !== component) {
    throw new Error(`Expected ${component}, got ${JSON.stringify(challenge, undefined, 2)}`);
  }
  assert.deepEqual(validateChallenge(challenge), [], "no server could have sent this");
  return challenge;
}
