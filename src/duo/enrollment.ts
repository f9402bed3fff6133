/** What became of an enrolment. */
export type Enrollment = "success" | "invalid";

/** Milliseconds between two questions. */
const INTERVAL = 3000;

/**
 * Waits until a phone is enrolled with Duo, asking the server politely: only while somebody sees the page, and never
 * after the signal (contract, section 4.10).
 *
 * @param base - root of the installation, with a trailing slash
 * @returns `invalid` if this enrolment leads nowhere any more; rejects only when the signal ends the wait
 */
export async function enrollment(base: string, stageUuid: string, signal: AbortSignal): Promise<Enrollment> {
  const url = new URL(`api/v3/stages/authenticator/duo/${encodeURIComponent(stageUuid)}/enrollment_status/`, base);
  for (;;) {
    await visible(signal);
    const status = await ask(url, signal);
    if (status !== "waiting") return status;
    await pause(signal);
  }
}

async function ask(url: URL, signal: AbortSignal): Promise<Enrollment | "waiting"> {
  let response: Response;
  try {
    response = await fetch(url, { method: "POST", credentials: "include", signal });
  } catch (error) {
    if (signal.aborted) throw error;
    return "waiting"; // for a better connection
  }
  if (response.status >= 502) return "waiting";
  // An empty 400, or a 500: the server's plan knows of no enrolment.
  if (!response.ok) return "invalid";
  const { duo_response } = (await response.json()) as { duo_response: string };
  return duo_response === "success" || duo_response === "waiting" ? duo_response : "invalid";
}

/** Waits for somebody to look. */
function visible(signal: AbortSignal): Promise<void> {
  if (!document.hidden) return Promise.resolve();
  return settle(signal, (done) => document.addEventListener("visibilitychange", done, { once: true, signal }));
}

function pause(signal: AbortSignal): Promise<void> {
  return settle(signal, (done) => {
    const timer = setTimeout(done, INTERVAL);
    signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  });
}

/** A promise that the signal rejects. */
function settle(signal: AbortSignal, start: (done: () => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    start(resolve);
  });
}
