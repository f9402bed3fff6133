import { fetchText, membersOf } from "../browser/fetch-text.js";
import { until } from "../browser/until.js";
import { wait } from "../protocol/index.js";

/**
 * What became of an enrolment: the phone is known; the code is no longer valid; the server gives a reply that makes
 * no sense here, such as a login page; or it gives none.
 */
export type Enrollment = "success" | "invalid" | "unknown" | "silent";

/** Milliseconds between two questions, and those that a reply may take. */
const INTERVAL = 3000;
const LIMIT = 10_000;

/** So many questions in a row may stay without a reply, as on a bad connection. */
const PATIENCE = 4;

/**
 * Waits until a phone is enrolled with Duo, asking the server politely: only while the page is
 * visible, and never after the signal (contract, section 4.10).
 *
 * @param base - root of the installation, with a trailing slash
 * @returns what became of it; rejects only when the signal ends the wait
 */
export async function enrollment(base: string, stageUuid: string, signal: AbortSignal): Promise<Enrollment> {
  const url = new URL(`api/v3/stages/authenticator/duo/${encodeURIComponent(stageUuid)}/enrollment_status/`, base);
  for (let missed = 0; missed < PATIENCE;) {
    if (document.hidden) await until(document, "visibilitychange", signal);
    const status = await ask(url, signal);
    if (status === "waiting") missed = 0;
    else if (status === "silent") missed++;
    else return status;
    await wait(INTERVAL, signal);
  }
  return "silent";
}

async function ask(url: URL, signal: AbortSignal): Promise<Enrollment | "waiting"> {
  try {
    const { ok, status, text } = await fetchText(url, { method: "POST", credentials: "include", signal }, LIMIT);
    if (status >= 502 || status === 429) return "silent";
    // An empty 400, or a 500: the server's plan knows of no enrolment.
    if (!ok) return "invalid";
    const { duo_response: answer } = membersOf(text);
    return answer === "success" || answer === "waiting" || answer === "invalid" ? answer : "unknown";
  } catch (error) {
    if (signal.aborted) throw error;
    return "silent"; // no connection, or none that is fast enough
  }
}
