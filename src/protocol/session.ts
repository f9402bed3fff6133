import type { Challenge, ChallengeResponse, Component } from "./challenges.js";
import { FlowFailure, asFailure } from "./flow-failure.js";
import { isSameStep, outline } from "./step.js";
import { safeTarget } from "./target.js";
import { isChallenge, type Submission, type Transport } from "./transport.js";

/** Where the walk stands. `challenge` is always the newest that the server sent. */
export type FlowState =
  | { status: "idle"; challenge: Challenge | undefined }
  | { status: "loading"; challenge: Challenge | undefined }
  | { status: "challenged"; challenge: Challenge; restarted?: Restart | undefined }
  | { status: "responding"; challenge: Challenge }
  | { status: "failed"; challenge: Challenge | undefined; error: FlowFailure };

/** Why the server sent the first challenge of the walk again: it no longer knew where the user was. */
export interface Restart {
  /** The component that the user saw before. */
  from: Component;
  /**
   * True if the server took the response for one to its first stage, so that it never checked it. If false, the server
   * does not say: the session may have ended, or the flow starts anew after a wrong response.
   */
  unchecked: boolean;
}

/** Components that end a plan or lead elsewhere: after them the first challenge is no sign of a lost session. */
const LAST = /(redirect|submit|denied|error|end|finish|shell)$|source/;

/** Members of responses that the server takes once: a second time it would refuse them, or ring a phone again. */
const SINGLE_USE = ["token", "captcha_token", "passkey", "webauthn", "response", "duo", "selected_challenge"];

/**
 * One walk through a flow: asks the server for challenges, sends responses, and notifies listeners of each state.
 * It has one exchange at a time: a new one aborts the one before. Needs no DOM.
 */
export class FlowSession {
  readonly #transport: Transport;
  readonly #listeners = new Set<() => void>();
  #state: FlowState = { status: "idle", challenge: undefined };
  /** Outline of the first challenge of the walk. */
  #first: string | undefined;
  #step = 0;
  #exchange = new AbortController();
  /** The response that was sent, until the server has replied to it: before that it may or may not have taken it. */
  #unconfirmed: ChallengeResponse | undefined;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  get state(): FlowState {
    return this.#state;
  }

  /** The newest challenge that the server sent. */
  get challenge(): Challenge | undefined {
    return this.#state.challenge;
  }

  /** The language of the server's texts, if its replies name one (`Content-Language`). */
  get language(): string | undefined {
    return this.#transport.language;
  }

  /** Counts the steps of the walk. A challenge that comes back, refused or renewed, stays the same step. */
  get step(): number {
    return this.#step;
  }

  /** Calls the listener after each change of state. @returns a function that unsubscribes it */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Asks the server which challenge is due.
   * @param isTranslated - whether the page has changed its language: then the same step comes back in other words
   */
  start(isTranslated = false): Promise<void> {
    this.#unconfirmed = undefined;
    const { challenge } = this.#state;
    return this.#run({ status: "loading", challenge }, async (signal) => {
      const due = await this.#transport.get(signal);
      if (!isTranslated || challenge?.component !== due.component) return this.#receive(due, signal);
      if (this.#first === outline(challenge)) this.#first = outline(due);
      return this.#challenged(due);
    });
  }

  /** Responds to the challenge. Does nothing while another response is on its way. */
  async respond(response: ChallengeResponse): Promise<void> {
    const challenge = this.#open;
    if (!challenge) return;
    const lost = this.#unconfirmed && this.#state.status === "failed" ? this.#state.error : undefined;
    const submission: Submission = { component: challenge.component, ...response };
    this.#unconfirmed = response;
    await this.#run({ status: "responding", challenge }, (signal) =>
      lost ? this.#resume(challenge, submission, signal, lost) : this.#deliver(challenge, submission, signal),
    );
  }

  /**
   * Informs the server, as of a chosen device, without a response. The server always replies with an error, which is
   * dropped.
   */
  async inform(response: ChallengeResponse): Promise<void> {
    const challenge = this.#open;
    if (!challenge) return;
    const submission: Submission = { component: challenge.component, ...response };
    await this.#run({ status: "responding", challenge }, async (signal) => {
      const reply = await this.#transport.post(submission, signal);
      const { non_field_errors: _, ...response_errors } = reply.response_errors ?? {};
      const state = this.#receive(
        reply.component === challenge.component ? { ...reply, response_errors } : reply,
        signal,
      );
      this.#unconfirmed = undefined;
      return state;
    });
  }

  /** Takes a challenge that came inside another, as those of login sources do. Sends nothing. */
  present(challenge: Challenge): void {
    if (!isChallenge(challenge)) return this.fail(new FlowFailure("malformed"));
    this.#exchange.abort();
    this.#unconfirmed = undefined;
    this.#step++;
    this.#become(this.#challenged(challenge));
  }

  /** Fails for a reason from outside the session, such as a stage that does not load; keeps the challenge. */
  fail(error: FlowFailure): void {
    this.#exchange.abort();
    this.#become({ status: "failed", challenge: this.#state.challenge, error });
  }

  /** Sends the response again if the server never replied to it; else asks which challenge is due. */
  retry(): Promise<void> {
    return this.#unconfirmed ? this.respond(this.#unconfirmed) : this.start();
  }

  /** Ends the walk: aborts the exchange and forgets the response. The next challenge is the first of another walk. */
  stop(): void {
    this.#unconfirmed = this.#first = undefined;
    this.#exchange.abort();
    this.#become({ status: "idle", challenge: this.#state.challenge });
  }

  /** The challenge that users may respond to: none during an exchange, or after the walk has ended. */
  get #open(): Challenge | undefined {
    const { status, challenge } = this.#state;
    return status === "challenged" || status === "failed" ? challenge : undefined;
  }

  /** Takes this state, then the one that the exchange resolves to. Aborts an exchange before it. */
  async #run(state: FlowState, exchange: (signal: AbortSignal) => Promise<FlowState>): Promise<void> {
    this.#exchange.abort();
    const { signal } = (this.#exchange = new AbortController());
    this.#become(state);
    const next = await exchange(signal).catch((cause: unknown): FlowState => ({
      status: "failed",
      challenge: this.#state.challenge,
      error: asFailure(cause),
    }));
    if (!signal.aborted) this.#become(next);
  }

  /**
   * Sends a response. If the connection broke, asks where the plan stands, and sends it again if it is still due. After
   * a timeout the server may still be working on it: then only the user sends it again.
   */
  async #deliver(challenge: Challenge, submission: Submission, signal: AbortSignal): Promise<FlowState> {
    let reply: Challenge;
    try {
      reply = await this.#transport.post(submission, signal);
    } catch (error) {
      if (!(error instanceof FlowFailure && /^(unreachable|timeout)$/.test(error.code))) throw error;
      return this.#resume(challenge, submission, signal, error, error.code === "unreachable");
    }
    return this.#confirm(challenge, reply, signal);
  }

  /** Asks which challenge is due, and sends the response again only if it is still the same one. */
  async #resume(
    challenge: Challenge,
    submission: Submission,
    signal: AbortSignal,
    error: FlowFailure,
    resend = true,
  ): Promise<FlowState> {
    const due = await this.#transport.get(signal);
    const state = this.#receive(due, signal);
    const stays = isSameStep(due, challenge);
    const again =
      stays && challenge.component !== "ak-stage-email" && !SINGLE_USE.some((member) => member in submission);
    if (again && resend) {
      this.#become({ status: "responding", challenge: due });
      return this.#confirm(challenge, await this.#transport.post(submission, signal), signal);
    }
    if (!again) this.#unconfirmed = undefined;
    return stays ? { status: "failed", challenge: due, error } : state;
  }

  /** Takes the reply to a response, which is thereby confirmed. */
  #confirm(challenge: Challenge, reply: Challenge, signal: AbortSignal): FlowState {
    const state = this.#receive(reply, signal);
    this.#unconfirmed = undefined;
    const isRepeated = !reply.response_errors && isSameStep(reply, challenge);
    return isRepeated ? { status: "failed", challenge: reply, error: new FlowFailure("repeated") } : state;
  }

  /** Decides whether a challenge is a new step, a repeated one or a restart. @returns the state that it leads to */
  #receive(reply: Challenge, signal: AbortSignal): FlowState {
    signal.throwIfAborted(); // a transport need not heed the signal
    const last = this.#state.challenge;
    const step = outline(reply); // throws if the reply is nested too deep
    const first = this.#first;
    this.#first ??= step;
    const restarts = step === first && last && step !== outline(last) && !LAST.test(last.component);
    const stays =
      last?.component === reply.component && ((reply.response_errors && !restarts) ?? isSameStep(last, reply));
    if (!stays) this.#step++;
    return this.#challenged(
      first && last && !stays ? adaptReply(last, reply) : reply,
      restarts ? { from: last.component, unchecked: Boolean(reply.response_errors) } : undefined,
    );
  }

  /** The state of a challenge; a redirect to an unsafe address has failed. */
  #challenged(challenge: Challenge, restarted?: Restart): FlowState {
    const isSafe = challenge.component !== "xak-flow-redirect" || safeTarget(challenge.to, this.#transport.base);
    if (!isSafe) return { status: "failed", challenge, error: new FlowFailure("unsafe-target") };
    return { status: "challenged", challenge, ...(restarted && { restarted }) };
  }

  #become(state: FlowState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

/**
 * Adapts a challenge for users who saw another one before it. It drops errors: after a lost session the first stage
 * complains about fields that the user never saw. And it fills in the name that the user typed before.
 */
function adaptReply(last: Challenge, { response_errors: _, ...next }: Challenge): Challenge {
  if (next.component !== "ak-stage-identification" || next.pending_user_identifier) return next;
  return "pending_user" in last && last.pending_user ? { ...next, pending_user_identifier: last.pending_user } : next;
}
