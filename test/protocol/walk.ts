import assert from "node:assert/strict";
import { HttpResponse, http } from "msw";
import {
  FlowFailure,
  FlowSession,
  HttpTransport,
  type Challenge,
  type Component,
  type FailureCode,
  type HttpTransportOptions,
} from "../../src/protocol/index.js";
import type { Stage } from "../../mocks/executor/flow-stages.js";
import { EXECUTOR, ORIGIN, answerBefore, browse, play, playWorld, readableCookies, requests } from "./network.js";

/** Milliseconds that are enough for any answer on a busy machine, and few enough to wait for one that never comes. */
export const PATIENCE = 1_500;

/** The methods of what went to the executor. */
export const methods = () => requests.map(({ method }) => method).join(" ");

/** Puts a flow of these stages behind the page; its slug is `flow`. */
export function playStages(...stages: readonly Stage[]): void {
  const bindings = stages.map((stage, order) => ({ stage, order }));
  playWorld({ flows: [{ slug: "flow", name: "", title: "", designation: "stage_configuration", bindings }] });
}

/** A transport as a page has it, but less patient. */
export function transport(slug: string, options: Partial<HttpTransportOptions> = {}): HttpTransport {
  const base = `${ORIGIN}/`;
  return new HttpTransport({ base, slug, fetch: browse, cookies: readableCookies, backoff: [1, 1], ...options });
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

/** Signs in, for flows that require a user. */
export async function signIn(): Promise<void> {
  const session = await started("combined-login");
  await session.respond({ uid_field: "ada", password: "analytical" });
  due(session, "xak-flow-redirect");
}

/** The challenge that the session wants answered. */
export function due<C extends Component>({ state }: FlowSession, component: C): Challenge<C> {
  const said = state.status === "failed" ? state.error.message : JSON.stringify(state);
  assert.equal(state.status, "challenged", said);
  const { challenge } = state;
  assert.equal(challenge.component, component);
  return challenge;
}

/** Expects an object to have these members, whatever others it has. */
export function includes(object: object | undefined, members: object): void {
  assert.deepEqual({ ...object, ...members }, { ...object });
}

/** Why the session failed. */
export function failure({ state }: FlowSession, code: FailureCode): FlowFailure {
  assert.equal(state.status, "failed");
  const { error } = state;
  assert.ok(error instanceof FlowFailure);
  assert.equal(error.code, code);
  return error;
}

/** Lets the next response arrive, and its answer get lost. */
export function loseAnswer(): void {
  answerBefore(
    http.post(
      EXECUTOR,
      async ({ request }) => {
        await play(request);
        return HttpResponse.error();
      },
      { once: true },
    ),
  );
}

/** Lets the next response never arrive. */
export function loseResponse(): void {
  answerBefore(http.post(EXECUTOR, () => HttpResponse.error(), { once: true }));
}

/** Lets the next response get no answer. */
export function silence(): void {
  answerBefore(http.post(EXECUTOR, () => new Promise<never>(() => {}), { once: true }));
}

/** Something that is waited for until it is opened. */
export function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}
