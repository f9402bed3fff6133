import type { Challenge } from "./challenges.js";
import { FlowFailure, asFailure } from "./failure.js";
import type { ChallengeResponse } from "./responses.js";
import { isSameStep } from "./step.js";
import { isChallenge, type Submission, type Transport } from "./transport.js";

/** Where we are in the flow; each state has exactly what is true in it. */
export type FlowState =
  | { status: "idle" }
  | { status: "loading" }
  | { status: "challenged"; challenge: Challenge }
  | { status: "responding"; challenge: Challenge }
  | { status: "failed"; challenge?: Challenge | undefined; error: FlowFailure };

/** Members of responses that count only once: sending them again would be refused, or ring a phone twice. */
const SINGLE_USE = ["token", "captcha_token", "passkey", "webauthn", "response", "duo", "selected_challenge"];

/**
 * One walk through a flow: asks for challenges, sends responses, and tells its listeners where it stands.
 * One exchange at a time; an overtaken one is aborted and ignored. Needs no DOM.
 */
export class FlowSession {
  readonly #transport: Transport;
  readonly #listeners = new Set<() => void>();
  #state: FlowState = { status: "idle" };
  #challenge: Challenge | undefined;
  #step = 0;
  #exchange = new AbortController();
  /** The response whose fate is unknown. */
  #unsent: ChallengeResponse | undefined;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  get state(): FlowState {
    return this.#state;
  }

  /** The newest challenge that the server gave. */
  get challenge(): Challenge | undefined {
    return this.#challenge;
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
    this.#unsent = undefined;
    return this.#run({ status: "loading" }, async (signal) => this.#take(await this.#transport.get(signal), signal));
  }

  /** Answers the challenge. A second response to the same one is dropped. */
  async respond(response: ChallengeResponse): Promise<void> {
    const challenge = this.#challenge;
    if (!challenge || !this.#waits) return;
    const lost = this.#unsent && this.#state.status === "failed" ? this.#state.error : undefined;
    const submission: Submission = { component: challenge.component, ...response };
    this.#unsent = response;
    await this.#run({ status: "responding", challenge }, (signal) =>
      lost ? this.#resume(challenge, submission, signal, lost) : this.#deliver(challenge, submission, signal),
    );
  }

  /** Tells the server something about the challenge that does not answer it. The reply is an error by design. */
  async inform(response: ChallengeResponse): Promise<void> {
    const challenge = this.#challenge;
    if (!challenge || !this.#waits) return;
    const submission: Submission = { component: challenge.component, ...response };
    await this.#run({ status: "responding", challenge }, async (signal) => {
      const reply = following(challenge, await this.#transport.post(submission, signal));
      const { non_field_errors: _, ...response_errors } = reply.response_errors ?? {};
      this.#take(reply.component === challenge.component ? { ...reply, response_errors } : reply, signal);
      this.#unsent = undefined;
    });
  }

  /** Goes on with a challenge that came inside another, as login sources do. Nothing is sent. */
  present(challenge: Challenge): void {
    if (!isChallenge(challenge)) return this.fail(new FlowFailure("malformed"));
    this.#exchange.abort();
    this.#unsent = undefined;
    this.#take(challenge);
    this.#become({ status: "challenged", challenge });
  }

  /** Fails for a reason that was found outside the exchange; the challenge is kept. */
  fail(error: FlowFailure): void {
    this.#exchange.abort();
    this.#become({ status: "failed", challenge: this.#challenge, error });
  }

  /** Tries again what failed: the response if one got lost, else the question. */
  retry(): Promise<void> {
    return this.#unsent ? this.respond(this.#unsent) : this.start();
  }

  /** Ends whatever is under way; what got lost is not sent again. */
  stop(): void {
    this.#unsent = undefined;
    this.#exchange.abort();
    this.#become({ status: "idle" });
  }

  /** Whether it is somebody else's turn: no exchange is under way, and the walk has not ended. */
  get #waits(): boolean {
    return this.#state.status === "challenged" || this.#state.status === "failed";
  }

  async #run(meanwhile: FlowState, ask: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#exchange.abort();
    const { signal } = (this.#exchange = new AbortController());
    this.#become(meanwhile);
    try {
      await ask(signal);
    } catch (cause) {
      if (signal.aborted) return;
      const error = asFailure(cause);
      this.#become({ status: "failed", challenge: this.#challenge, error });
      return;
    }
    if (!signal.aborted && this.#challenge) this.#become({ status: "challenged", challenge: this.#challenge });
  }

  /** Sends a response; where the connection broke, finds out what became of it. */
  async #deliver(challenge: Challenge, submission: Submission, signal: AbortSignal): Promise<void> {
    let next: Challenge;
    try {
      next = await this.#transport.post(submission, signal);
    } catch (error) {
      if (!(error instanceof FlowFailure && error.code === "unreachable")) throw error;
      return this.#resume(challenge, submission, signal, error);
    }
    this.#answered(challenge, next, signal);
  }

  /** Asks where the plan stands, and sends the response only if it still waits for it. */
  async #resume(challenge: Challenge, submission: Submission, signal: AbortSignal, lost: FlowFailure): Promise<void> {
    const due = await this.#transport.get(signal);
    this.#take(following(challenge, due), signal);
    const stays = isSameStep(due, challenge);
    if (stays && challenge.component !== "ak-stage-email" && !SINGLE_USE.some((member) => member in submission)) {
      return this.#answered(challenge, await this.#transport.post(submission, signal), signal);
    }
    this.#unsent = undefined;
    if (stays) throw lost;
  }

  #answered(challenge: Challenge, next: Challenge, signal: AbortSignal): void {
    this.#take(following(challenge, next), signal);
    // What follows is no longer uncertain: the server has spoken.
    this.#unsent = undefined;
    if (!next.response_errors && isSameStep(next, challenge)) throw new FlowFailure("repeated");
  }

  #take(next: Challenge, signal?: AbortSignal): void {
    signal?.throwIfAborted(); // a transport need not notice that it was overtaken
    const last = this.#challenge;
    const stays = last?.component === next.component && (next.response_errors ?? isSameStep(last, next));
    if (!stays) this.#step++;
    this.#challenge = next;
  }

  #become(state: FlowState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

/**
 * What an answer says to those who saw another challenge last. A lost session hands the response to its first stage,
 * which then complains about fields that nobody saw; and whoever has to begin again need not type the name again.
 */
function following(last: Challenge, next: Challenge): Challenge {
  if (next.component === last.component) return next;
  const { response_errors: _, ...clean } = next;
  if (clean.component !== "ak-stage-identification" || clean.pending_user_identifier) return clean;
  return "pending_user" in last && last.pending_user ? { ...clean, pending_user_identifier: last.pending_user } : clean;
}
