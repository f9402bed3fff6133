import { FlowFailure, type FailureCode } from "./flow-failure.js";

/** Milliseconds that a server may make people wait at most: what it says is not to be trusted. */
const LONGEST_WAIT = 600_000;

/** Statuses that mean something of their own. */
const CODES: { readonly [status: number]: FailureCode } = {
  401: "signed-out",
  403: "forbidden",
  413: "too-large",
  429: "busy",
  503: "busy",
  511: "intercepted",
};

/**
 * Says what an answer means that is no challenge. Few need this, so that it is loaded only then.
 *
 * @param isKnown - the executor has asked something before
 * @param cause - why its text cannot be read, if that was tried
 */
export function diagnose(response: Response, text: string, isKnown: boolean, cause: unknown): FlowFailure {
  const { ok, status, headers } = response;
  return new FlowFailure(codeOf(response, text, isKnown), {
    status: ok || status >= 400 ? status : undefined, // browsers do not tell that of redirects which they did not follow
    requestId: headers.get("X-authentik-id") ?? undefined,
    retryAfter: retryAfter(headers),
    cause,
  });
}

function codeOf({ ok, status, headers, redirected, url }: Response, text: string, isKnown: boolean): FailureCode {
  const isPage = /html/i.test(headers.get("Content-Type") ?? "") && text.trim() !== "";
  const isElsewhere = redirected && !url.includes("/flows/executor/");
  if (isPage && (ok || isElsewhere)) return "page";
  if (ok) return "malformed";
  if (status < 400) return "intercepted";
  if (status === 400) return isPage ? "refused" : "signed-out";
  if (status === 404) return isKnown ? "server" : "unknown-flow";
  return CODES[status] ?? (status < 500 ? "refused" : "server");
}

/** How long the server wants us to wait: seconds, or a date by its own clock. */
function retryAfter(headers: Headers): number | undefined {
  const text = headers.get("Retry-After") ?? "";
  const now = Date.parse(headers.get("Date") ?? "") || Date.now();
  const wait = Number(text) * 1000 || Date.parse(text) - now;
  return wait > 0 ? Math.min(wait, LONGEST_WAIT) : undefined;
}
