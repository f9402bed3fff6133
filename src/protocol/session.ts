import type { Challenge, ChallengeResponse, Component } from "./challenges.js";
import { FlowFailure, asFailure } from "./failure.js";
import { isSameStep, outline } from "./step.js";
import { isChallenge, type Submission, type Transport } from "./transport.js";

/** Where we are in the flow; each state has exactly what is true in it. */
export type FlowState =
  | { status: "idle" }
  | { status: "loading" }
  | { status: "challenged"; challenge: Challenge; restarted?: Restart }
  | { status: "responding"; challenge: Challenge }
  | { status: "failed"; challenge?: Challenge | undefined; error: FlowFailure };

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
  #state: FlowState = { status: "idle" };
  #challenge: Challenge | undefined;
  /** The first step of the walk. */
  #first: string | undefined;
  #restarted: Restart | undefined;
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
      const reply = await this.#transport.post(submission, signal);
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
    this.#step++;
    this.#challenge = challenge;
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

  /** Ends whatever is under way, and the walk: what got lost is not sent again, and the next challenge begins another. */
  stop(): void {
    this.#unsent = this.#first = undefined;
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
    const restarted = this.#restarted;
    if (!signal.aborted && this.#challenge)
      this.#become({ status: "challenged", challenge: this.#challenge, ...(restarted && { restarted }) });
  }

  /**
   * Sends a response; where no answer came, finds out what became of it. What the server was silent about may still be
   * on its way, and is sent again only if the user wants it.
   */
  async #deliver(challenge: Challenge, submission: Submission, signal: AbortSignal): Promise<void> {
    let next: Challenge;
    try {
      next = await this.#transport.post(submission, signal);
    } catch (error) {
      if (!(error instanceof FlowFailure && /^(unreachable|timeout)$/.test(error.code))) throw error;
      return this.#resume(challenge, submission, signal, error, error.code === "unreachable");
    }
    this.#answered(challenge, next, signal);
  }

  /** Asks where the plan stands, and sends the response only if it still waits for it. */
  async #resume(
    challenge: Challenge,
    submission: Submission,
    signal: AbortSignal,
    lost: FlowFailure,
    resend = true,
  ): Promise<void> {
    const due = await this.#transport.get(signal);
    this.#take(due, signal);
    const stays = isSameStep(due, challenge);
    const again =
      stays && challenge.component !== "ak-stage-email" && !SINGLE_USE.some((member) => member in submission);
    if (again && resend) {
      return this.#answered(challenge, await this.#transport.post(submission, signal), signal);
    }
    if (!again) this.#unsent = undefined;
    if (stays) throw lost;
  }

  #answered(challenge: Challenge, next: Challenge, signal: AbortSignal): void {
    this.#take(next, signal);
    // What follows is no longer uncertain: the server has spoken.
    this.#unsent = undefined;
    if (!next.response_errors && isSameStep(next, challenge)) throw new FlowFailure("repeated");
  }

  /** Takes what the server asks now. */
  #take(next: Challenge, signal: AbortSignal): void {
    signal.throwIfAborted(); // a transport need not notice that it was overtaken
    const last = this.#challenge;
    const step = outline(next); // throws for what is nested so deep that nothing can be done with it
    const first = this.#first;
    this.#first ??= step;
    const restarts = step === first && last && step !== outline(last) && !LAST.test(last.component);
    const stays = last?.component === next.component && ((next.response_errors && !restarts) ?? isSameStep(last, next));
    if (!stays) this.#step++;
    this.#restarted = restarts ? { from: last.component, unchecked: Boolean(next.response_errors) } : undefined;
    this.#challenge = first && last && !stays ? following(last, next) : next;
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
function following(last: Challenge, { response_errors: _, ...next }: Challenge): Challenge {
  if (next.component !== "ak-stage-identification" || next.pending_user_identifier) return next;
  return "pending_user" in last && last.pending_user ? { ...next, pending_user_identifier: last.pending_user } : next;
}
