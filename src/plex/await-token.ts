import { ask } from "./ask.js";

/** Asks Plex every now and then whether a PIN was approved. Nobody is asked while nobody can see the answer. */
export async function awaitToken(
  clientId: string,
  id: number,
  { signal, interval }: { signal: AbortSignal; interval: number },
): Promise<string> {
  for (;;) {
    if (document.hidden) await happening("visibilitychange", signal);
    const { authToken } = await ask(`pins/${id}`, clientId, { signal });
    if (typeof authToken === "string" && authToken) return authToken;
    await happening("visibilitychange", signal, interval);
  }
}

/** Waits for something to happen to the page, at most so many milliseconds. Rejects when nobody waits any more. */
async function happening(type: string, signal: AbortSignal, limit?: number): Promise<void> {
  signal.throwIfAborted();
  const over = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      document.addEventListener(type, () => resolve(), { signal: over.signal });
      signal.addEventListener("abort", () => reject(signal.reason as Error), { signal: over.signal });
      if (limit !== undefined) timer = setTimeout(resolve, limit);
    });
  } finally {
    over.abort();
    clearTimeout(timer);
  }
}
