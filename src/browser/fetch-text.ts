import { after } from "./after.js";

/** An answer, read to its end. */
export interface TextAnswer {
  ok: boolean;
  status: number;
  text: string;
}

/** Fetches a text, for at most so many milliseconds: an answer that stops on its way is otherwise waited for for ever. */
export async function fetchText(
  url: string | URL,
  { signal, ...init }: RequestInit & { signal: AbortSignal },
  limit: number,
): Promise<TextAnswer> {
  const end = new AbortController();
  const abort = () => end.abort(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort, { once: true });
  after(limit, end.signal, () => end.abort(new DOMException("The answer took too long", "TimeoutError")));
  try {
    const response = await fetch(url, { ...init, signal: end.signal });
    return { ok: response.ok, status: response.status, text: await response.text() };
  } finally {
    signal.removeEventListener("abort", abort);
    end.abort(); // and with it the timer
  }
}

/** The members of a JSON object; none where the text is anything else. */
export function membersOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
