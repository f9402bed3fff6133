import { FlowFailure, type FailureCode } from "./flow-failure.js";

/** The longest wait, in milliseconds, that a server may ask of users with `Retry-After`. */
const LONGEST_WAIT = 600_000;

/** HTTP statuses with a failure code of their own. */
const CODES: { readonly [status: number]: FailureCode } = {
  401: "signed-out",
  403: "forbidden",
  413: "too-large",
  429: "busy",
  503: "busy",
  511: "intercepted",
};

/**
 * Turns a reply that is no challenge into a failure. Loaded only when such a reply comes, to keep it out of the first
 * screen.
 *
 * @param isKnown - whether the executor has sent a challenge before, so that the flow exists
 * @param cause - the error that reading the text as JSON brought, if it was read
 */
export function diagnose(response: Response, text: string, isKnown: boolean, cause: unknown): FlowFailure {
  const { ok, status, headers } = response;
  return new FlowFailure(codeOf(response, text, isKnown), {
    status: ok || status >= 400 ? status : undefined, // 0 for a redirect that was not followed
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

/** Milliseconds that the server asks us to wait: it sends seconds, or a date by its own clock. */
function retryAfter(headers: Headers): number | undefined {
  const text = headers.get("Retry-After") ?? "";
  const now = Date.parse(headers.get("Date") ?? "") || Date.now();
  const wait = Number(text) * 1000 || Date.parse(text) - now;
  return wait > 0 ? Math.min(wait, LONGEST_WAIT) : undefined;
}
