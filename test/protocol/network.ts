import { beforeEach } from "node:test";
import { getResponse, http, type RequestHandler } from "msw";
import { embeddedExecutor, type Executor } from "../../mocks/executor/index.js";
import type { World } from "../../mocks/executor/world.js";
import { demoWorld } from "../../mocks/world.js";
import { CookieJar, executorFetch, type Jar } from "../executor-fetch.js";

/** Where the page of these tests would be. */
export const ORIGIN = "http://login.example.org";

/** Address of every flow's executor. */
export const EXECUTOR = "*/api/v3/flows/executor/*";

/** What went to the executor in this test, in order, the followed redirects among them. */
export const requests: Request[] = [];
const replies = new Map<Request, Response>();

const jar = new CookieJar();
let executor: RequestHandler[] = [];
let scripted: RequestHandler[] = [];

beforeEach(() => {
  requests.length = 0;
  forgetCookies();
  playWorld();
});

/** Answers all further requests by a fresh embedded executor. */
export function playWorld(overrides?: Partial<World>): void {
  const play: Executor = embeddedExecutor(demoWorld(overrides));
  executor = [http.all("*", ({ request }) => (play.owns(new URL(request.url).pathname) ? play(request) : undefined))];
  scripted = [];
}

/** Answers before the executor, the latest first. */
export function answerBefore(...handlers: RequestHandler[]): void {
  scripted.unshift(...handlers);
}

/** Has the executor answer a request whose reply is not to arrive. */
export async function play(request: Request): Promise<void> {
  await getResponse(executor, request);
}

/** Forgets every cookie, as if the browser were new. */
export function forgetCookies(): void {
  jar.removeAllCookiesSync();
}

/** The cookies that scripts of a page may read. */
export function readableCookies(): string {
  return jar.getCookieStringSync(ORIGIN, { http: false });
}

/** How the requests were answered. */
export function statuses(): (number | undefined)[] {
  return requests.map((request) => replies.get(request)?.status);
}

/** The `fetch` of a page at the origin of these tests. */
export function browse(input: string, init?: RequestInit, cookies: Jar = jar): Promise<Response> {
  return executorFetch(reply, cookies)(new URL(input, ORIGIN).href, init);
}

/** Answers a request as a network does: it may be given up, and where there is no server it fails. */
async function reply(request: Request): Promise<Response> {
  const copy = request.clone();
  requests.push(copy);
  const { signal } = request;
  const givenUp = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error));
  });
  const isHere = new URL(request.url).origin === ORIGIN;
  const answered = isHere ? getResponse([...scripted, ...executor], request) : undefined;
  const response = await Promise.race([answered, givenUp]);
  if (!response || response.type === "error") throw new TypeError("Failed to fetch");
  replies.set(copy, response);
  return response;
}
