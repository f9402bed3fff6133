/**
 * Why a flow cannot go on. Each code calls for something else from the user:
 *
 * - `unreachable`: no connection; try again.
 * - `intercepted`: a proxy or a network answered instead of the server: it redirected the request to where a page
 *   cannot follow, or asks for a sign-in of its own (511); reload the page.
 * - `timeout`: the server did not reply in time; try again.
 * - `unknown-flow`: the server knows no flow of that slug.
 * - `signed-out`: the server, or a proxy before it, ended the session (an empty 400, a 401).
 * - `forbidden`: the server, or a proxy before it, refused the request (403).
 * - `too-large`: the response is larger than the server takes (413); send less.
 * - `refused`: the server does not take this request (any other 4xx); `status` says why.
 * - `busy`: the server takes no requests for a while (429, 503); try again after `retryAfter`.
 * - `server`: the server or its proxy failed (any other 5xx, and a 404 where there was a flow before); try again later.
 * - `page`: the server replied with a web page instead of a challenge; reloading brings users to that page.
 * - `malformed`: the reply cannot be read as a challenge.
 * - `loop`: the server keeps redirecting to itself.
 * - `repeated`: the server sent the same challenge again without an error. Either it does not know the session (the
 *   browser blocks its cookies), or the flow restarts on wrong responses.
 * - `unsafe-target`: the server redirects to an address that no page should open.
 * - `unknown-component`: this page has no stage for the challenge.
 * - `missing-stage`: the browser could not load the code of the stage.
 * - `unreadable-input`: the browser could not read what the user entered, such as a file that is gone; nothing was
 *   sent.
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
  | "unreadable-input"
  | Obstacle;

/**
 * Why a flow cannot work inside a page of another origin than the server's, or in a frame:
 *
 * - `cookies`: the browser keeps the server's cookies from the page.
 * - `cors`: the server does not let pages of this origin read its replies.
 * - `csrf`: the page cannot read the server's CSRF cookie.
 * - `framed`: the page is in a frame of another site.
 * - `passkey-host`: a challenge asks for a passkey of another host.
 * - `policy`: the Content-Security-Policy of the page forbids it.
 */
export type Obstacle = "cookies" | "cors" | "csrf" | "framed" | "passkey-host" | "policy";

/** What the failed reply said. */
export interface FailureFacts {
  /** HTTP status, if the server replied. */
  status?: number | undefined;
  /** The server's id of the request (`X-authentik-id`), by which an administrator finds it in the log. */
  requestId?: string | undefined;
  /** Milliseconds that the server asks us to wait before we try again. */
  retryAfter?: number | undefined;
  cause?: unknown;
}

/** Turns an error into a failure, with this code unless it is a failure already. */
export function asFailure(cause: unknown, code: FailureCode = "malformed"): FlowFailure {
  return cause instanceof FlowFailure ? cause : new FlowFailure(code, { cause });
}

/** The error with which a flow stops; `code` says why. */
export class FlowFailure extends Error {
  override readonly name = "FlowFailure";
  /** When the failure was noticed. */
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
