/** The longest delay of a browser timer, in milliseconds: with a longer one it would fire at once. */
const LONGEST = 2 ** 31 - 1;

/**
 * Waits until a callback is called; rejects with the signal's reason as soon as the signal aborts.
 * @param begin - takes the callback and starts what will call it; returns a function that ends that
 */
export function abortable(signal: AbortSignal, begin: (done: () => void) => () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const done = () => {
      end();
      signal.removeEventListener("abort", done);
      if (signal.aborted) reject(signal.reason as Error);
      else resolve();
    };
    const end = begin(done);
    signal.addEventListener("abort", done);
  });
}

/** Waits so many milliseconds; rejects with the signal's reason as soon as the signal aborts. */
export function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return abortable(signal, (done) => {
    const timer = setTimeout(done, Math.min(milliseconds, LONGEST));
    return () => clearTimeout(timer);
  });
}

/**
 * Runs an async function at most so many milliseconds, or until the signal aborts. The function gets a signal that
 * aborts in both cases; if it does not heed that, its result is ignored.
 * @param late - makes the error to reject with when the time is over
 */
export async function within<T>(
  milliseconds: number,
  signal: AbortSignal,
  late: () => Error,
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const limit = new AbortController();
  const abort = () => limit.abort(signal.reason);
  const timer = setTimeout(() => limit.abort(late()), milliseconds);
  signal.addEventListener("abort", abort);
  const aborted = new Promise<never>((_, reject) =>
    limit.signal.addEventListener("abort", () => reject(limit.signal.reason as Error)),
  );
  try {
    return await Promise.race([act(limit.signal), aborted]);
  } catch (error) {
    throw limit.signal.aborted ? limit.signal.reason : error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", abort);
  }
}
