import type { Challenge, ChallengeResponse, Component } from "./challenges.js";
import { FlowFailure, asFailure } from "./flow-failure.js";
import { isSameStep, outline } from "./step.js";
import { safeTarget } from "./target.js";
import { isChallenge, type Submission, type Transport } from "./transport.js";

/** Where we are in the flow; each state has exactly what is true in it. The challenge is the newest that the server gave. */
export type FlowState =
  | { status: "idle"; challenge: Challenge | undefined }
  | { status: "loading"; challenge: Challenge | undefined }
  | { status: "challenged"; challenge: Challenge; restarted?: Restart | undefined }
  | { status: "responding"; challenge: Challenge }
  | { status: "failed"; challenge: Challenge | undefined; error: FlowFailure };

/** What is known of a walk that is back at its first challenge: the server no longer knew where the user was. */
export interface Restart {
  /** The component that was due before. */
  from: Component;
  /**
   * Whether the server handed the response to its first stage, so that it was never checked. If not, the server does not
   * say what became of it: the session may have ended, or the flow starts anew after a response that it refuses.
   */
  unchecked: boolean;
}

/** After these the plan is over, or goes on elsewhere: the first challenge may well come next. */
const LAST = /(redirect|submit|denied|error|end|finish|shell)$|source/;

/** Members of responses that count only once: sending them again would be refused, or ring a phone twice. */
const SINGLE_USE = ["token", "captcha_token", "passkey", "webauthn", "response", "duo", "selected_challenge"];

/**
 * One walk through a flow: asks for challenges, sends responses, and tells its listeners where it stands.
 * One exchange at a time; an overtaken one is aborted and ignored. Needs no DOM.
 */
export class FlowSession {
  readonly #transport: Transport;
  readonly #listeners = new Set<() => void>();
  #state: FlowState = { status: "idle", challenge: undefined };
  /** The first step of the walk. */
  #first: string | undefined;
  #step = 0;
  #exchange = new AbortController();
  /** A response that was sent, but whose reply never came: the server may have taken it or not. */
  #unconfirmed: ChallengeResponse | undefined;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  get state(): FlowState {
    return this.#state;
  }

  /** The newest challenge that the server gave. */
  get challenge(): Challenge | undefined {
    return this.#state.challenge;
  }

  /** The language of the server's texts, if its replies say so (`Content-Language`). */
  get language(): string | undefined {
    return this.#transport.language;
  }

  /** Counts the steps of the walk. A refused response, and a repeated question, belong to the step they came from. */
  get step(): number {
    return this.#step;
  }

  /** Calls the listener after each change of state. @returns a function that ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Asks which challenge is due. */
  start(): Promise<void> {
    this.#unconfirmed = undefined;
    const { challenge } = this.#state;
    return this.#run({ status: "loading", challenge }, async (signal) =>
      this.#receive(await this.#transport.get(signal), signal),
    );
  }

  /** Responds to the challenge. A second response to the same one is dropped. */
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

  /** Tells the server something about the challenge that is no response to it. The server replies with an error by design. */
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

  /** Goes on with a challenge that came inside another, as login sources do. The session sends nothing. */
  present(challenge: Challenge): void {
    if (!isChallenge(challenge)) return this.fail(new FlowFailure("malformed"));
    this.#exchange.abort();
    this.#unconfirmed = undefined;
    this.#step++;
    this.#become(this.#challenged(challenge));
  }

  /** Fails for a reason that was found outside the exchange; the challenge is kept. */
  fail(error: FlowFailure): void {
    this.#exchange.abort();
    this.#become({ status: "failed", challenge: this.#state.challenge, error });
  }

  /** Tries again what failed: the response if its reply never came, else the question. */
  retry(): Promise<void> {
    return this.#unconfirmed ? this.respond(this.#unconfirmed) : this.start();
  }

  /** Ends the exchange under way, and the walk: a lost response is not sent again, and the next challenge begins another. */
  stop(): void {
    this.#unconfirmed = this.#first = undefined;
    this.#exchange.abort();
    this.#become({ status: "idle", challenge: this.#state.challenge });
  }

  /** The challenge that waits for a response: none while an exchange is under way, or after the walk has ended. */
  get #open(): Challenge | undefined {
    const { status, challenge } = this.#state;
    return status === "challenged" || status === "failed" ? challenge : undefined;
  }

  /** Makes the exchange that comes to the next state; one that is under way is aborted, and ignored. */
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
   * Sends a response; where no reply came, finds out what became of it. A response that the server was silent about may
   * still be on its way, and is sent again only if the user wants it.
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

  /** Asks where the plan stands, and sends the response only if it still waits for it. */
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

  /** Takes the reply to a response: whatever it is, the response is no longer uncertain. */
  #confirm(challenge: Challenge, reply: Challenge, signal: AbortSignal): FlowState {
    const state = this.#receive(reply, signal);
    this.#unconfirmed = undefined;
    const isRepeated = !reply.response_errors && isSameStep(reply, challenge);
    return isRepeated ? { status: "failed", challenge: reply, error: new FlowFailure("repeated") } : state;
  }

  /** Finds out what a challenge means for the walk. @returns the state that it leads to */
  #receive(reply: Challenge, signal: AbortSignal): FlowState {
    signal.throwIfAborted(); // a transport need not notice that it was overtaken
    const last = this.#state.challenge;
    const step = outline(reply); // throws for what is nested so deep that nothing can be done with it
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

  /** A redirect that no page may follow has failed. */
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
 * A challenge as it is shown to users who saw another one last. A lost session hands the response to its first stage,
 * which then complains about fields that they never saw; and users who have to begin again need not type their name again.
 */
function adaptReply(last: Challenge, { response_errors: _, ...next }: Challenge): Challenge {
  if (next.component !== "ak-stage-identification" || next.pending_user_identifier) return next;
  return "pending_user" in last && last.pending_user ? { ...next, pending_user_identifier: last.pending_user } : next;
}
