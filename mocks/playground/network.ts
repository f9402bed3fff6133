/** What may be wrong between a page and its server. */
export interface Network {
  slow: boolean;
  offline: boolean;
  /** The next response that is posted meets a server that fails. */
  failing: boolean;
}

/** Nothing is wrong. */
export const sound: Network = { slow: false, offline: false, failing: false };

/** Milliseconds that an answer takes over a slow line. */
const DELAY = 3000;

/** Lets a request have what is wrong. @returns the reply of the proxy or server that fails on the way */
export async function meet(network: Network, { method = "GET", signal }: RequestInit): Promise<Response | undefined> {
  if (network.offline) throw new TypeError("There is no connection");
  if (network.slow) await pause(DELAY, signal);
  if (!network.failing || method !== "POST") return undefined;
  network.failing = false;
  const headers = { "Content-Type": "text/html; charset=utf-8" };
  return new Response("<h1>Server Error (500)</h1>", { status: 500, headers });
}

function pause(milliseconds: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener("abort", end);
    function end() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      if (signal?.aborted) reject(signal.reason as Error);
      else resolve();
    }
  });
}
