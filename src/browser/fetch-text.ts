import { within } from "../protocol/index.js";

/** A reply whose body was read to its end. */
export interface TextReply {
  ok: boolean;
  status: number;
  text: string;
}

/** Fetches a text in at most so many milliseconds: `fetch` itself would wait for a stalled body without end. */
export function fetchText(
  url: string | URL,
  { signal, ...init }: RequestInit & { signal: AbortSignal },
  limit: number,
): Promise<TextReply> {
  const late = () => new DOMException("The reply takes too long", "TimeoutError");
  return within(limit, signal, late, async (signal) => {
    const response = await fetch(url, { ...init, signal });
    return { ok: response.ok, status: response.status, text: await response.text() };
  });
}

/** The members of a JSON object; none if the text is anything else. */
export function membersOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
