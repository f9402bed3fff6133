/**
 * Why an exchange with the server brought no challenge. People must act differently on each:
 *
 * - `unreachable`: no connection; try again.
 * - `intercepted`: the browser was sent to where a page cannot follow, or the network wants a sign-in of its own (511):
 *   a proxy or a network stands between; reload the page.
 * - `timeout`: no answer in time; try again.
 * - `unknown-flow`: the server knows no flow of that slug.
 * - `signed-out`: the server, or a proxy before it, ended the session (an empty 400, a 401).
 * - `forbidden`: the server, or something before it, refused the request (403).
 * - `too-large`: the response is larger than the server takes (413); send less.
 * - `refused`: the request cannot be answered as it is (any other 4xx); `status` says why.
 * - `busy`: the server wants to be left alone for a while (429, 503); try again after `retryAfter`.
 * - `server`: the server or its proxy failed (any other 5xx, and a 404 where there was a flow before); try again later.
 * - `page`: a web page came where a challenge was due; reloading the page gets to what it wanted to say.
 * - `malformed`: an answer that cannot be read as a challenge.
 * - `loop`: the server keeps redirecting to itself.
 * - `repeated`: the same challenge came back without a word. The answer never reached its session (blocked cookies),
 *   or the flow restarts on wrong answers.
 * - `unsafe-target`: the server wants to leave for an address that no page should open.
 * - `unknown-component`: a challenge that this version has no stage for.
 * - `missing-stage`: the stage could not be loaded.
 * - `unreadable-input`: something that was entered could not be read, such as a file that is gone; nothing was sent.
 */
export type FailureCode =
  | "unreachable"
  | "intercepted"
  | "timeout"
  | "unknown-flow"
  | "signed-out"
  | "forbidden"
  | "too-large"
  | "refused"
  | "busy"
  | "server"
  | "page"
  | "malformed"
  | "loop"
  | "repeated"
  | "unsafe-target"
  | "unknown-component"
  | "missing-stage"
  | "unreadable-input";

/** What is known of the answer that failed. */
export interface FailureFacts {
  /** HTTP status, where there was an answer. */
  status?: number | undefined;
  /** The server's name for the request (`X-authentik-id`), to be quoted in reports. */
  requestId?: string | undefined;
  /** Milliseconds that the server wants us to wait before we try again. */
  retryAfter?: number | undefined;
  cause?: unknown;
}

/** Whatever was thrown, as a failure: what is none yet came of an answer that cannot be read. */
export function asFailure(cause: unknown, code: FailureCode = "malformed"): FlowFailure {
  return cause instanceof FlowFailure ? cause : new FlowFailure(code, { cause });
}

/** An exchange that brought no challenge; `code` says why. */
export class FlowFailure extends Error {
  override readonly name = "FlowFailure";
  /** When it was noticed. */
  readonly time = new Date();
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(
    readonly code: FailureCode,
    { status, requestId, retryAfter, cause }: FailureFacts = {},
  ) {
    super(status === undefined ? code : `${code} (HTTP ${status})`, { cause });
    this.status = status;
    this.requestId = requestId;
    this.retryAfter = retryAfter;
  }
}
