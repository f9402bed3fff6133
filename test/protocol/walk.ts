import { expect } from "@open-wc/testing";
import { HttpResponse, getResponse, http, type RequestHandler } from "msw";
import {
  FlowFailure,
  FlowSession,
  HttpTransport,
  type Challenge,
  type Component,
  type FailureCode,
  type FlowState,
  type HttpTransportOptions,
} from "../../src/protocol/index.js";
import type { Stage } from "../../mocks/executor/flow-stages.js";
import { EXECUTOR, playWorld, until, worker } from "../flow.js";

/** What went to the executor in this test, in order, the followed redirects among them. */
export const requests: Request[] = [];
/** What msw calls them. */
const ids = new WeakMap<Request, string>();
/** The statuses of what came back, by what msw calls it: some of it comes only when the next test has begun. */
const answers = new Map<string, number>();

const isCall = ({ url }: Request) => new URL(url).pathname.includes("/api/v3/flows/executor/");

before(() => {
  worker.events.on("request:start", ({ request, requestId }) => {
    if (!isCall(request)) return;
    const copy = request.clone();
    requests.push(copy);
    ids.set(copy, requestId);
  });
  worker.events.on("response:mocked", ({ requestId, response }) => {
    answers.set(requestId, response.status);
  });
});
beforeEach(() => {
  requests.length = 0;
});

/** Milliseconds that are enough for any answer on a busy machine, and few enough to wait for one that never comes. */
export const PATIENCE = 1_500;

/** The methods of what went to the executor. */
export const methods = () => requests.map(({ method }) => method).join(" ");

/** How they were answered; the page may be told of an answer after it has it. */
export async function statuses(): Promise<(number | undefined)[]> {
  const known = () => requests.map((request) => answers.get(ids.get(request) ?? ""));
  await until(() => !known().includes(undefined), "the page was not told of each answer");
  return known();
}

/** Puts a flow of these stages behind the page; its slug is `flow`. */
export function playStages(...stages: readonly Stage[]): void {
  const bindings = stages.map((stage, order) => ({ stage, order }));
  playWorld({ flows: [{ slug: "flow", name: "", title: "", designation: "stage_configuration", bindings }] });
}

/** A transport as a page has it, but less patient. */
export function transport(slug: string, options: Partial<HttpTransportOptions> = {}): HttpTransport {
  const base = `${location.origin}/`;
  return new HttpTransport({ base, slug, cookies: () => document.cookie, backoff: [1, 1], ...options });
}

/** A session that has not begun. */
export function walk(slug: string, options?: Partial<HttpTransportOptions>): FlowSession {
  return new FlowSession(transport(slug, options));
}

/** A session that was asked its first question. */
export async function started(slug: string, options?: Partial<HttpTransportOptions>): Promise<FlowSession> {
  const session = walk(slug, options);
  await session.start();
  return session;
}

/** A session that waits for a password. */
export async function atPassword(options?: Partial<HttpTransportOptions>): Promise<FlowSession> {
  const session = await started("default-authentication-flow", options);
  await session.respond({ uid_field: "ada" });
  due(session, "ak-stage-password");
  return session;
}

/** Signs in, for flows that want somebody. */
export async function signIn(): Promise<void> {
  const session = await started("combined-login");
  await session.respond({ uid_field: "ada", password: "analytical" });
  due(session, "xak-flow-redirect");
}

/** The challenge that the session wants answered. */
export function due<C extends Component>({ state }: FlowSession, component: C): Challenge<C> {
  const said = state.status === "failed" ? state.error.message : JSON.stringify(state);
  expect(state.status, said).to.equal("challenged");
  const { challenge } = state as FlowState & { status: "challenged" };
  expect(challenge.component).to.equal(component);
  return challenge as Challenge<C>;
}

/** Why the session failed. */
export function failure({ state }: FlowSession, code: FailureCode): FlowFailure {
  expect(state.status).to.equal("failed");
  const { error } = state as FlowState & { status: "failed" };
  expect(error).to.be.instanceOf(FlowFailure);
  expect(error.code).to.equal(code);
  return error;
}

/** Lets the next response arrive, and its answer get lost. */
export function loseAnswer(): void {
  const executor = worker.listHandlers() as RequestHandler[];
  worker.use(
    http.post(
      EXECUTOR,
      async ({ request }) => {
        await getResponse(executor, request);
        return HttpResponse.error();
      },
      { once: true },
    ),
  );
}

/** Lets the next response never arrive. */
export function loseResponse(): void {
  worker.use(http.post(EXECUTOR, () => HttpResponse.error(), { once: true }));
}

/** Lets the next response get no answer. */
export function silence(): void {
  worker.use(http.post(EXECUTOR, () => new Promise<never>(() => {}), { once: true }));
}

/** Something that is waited for until it is opened. */
export function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}
