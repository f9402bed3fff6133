/** The longest time that a timer knows, in milliseconds: with a longer one it would call at once. */
const LONGEST = 2 ** 31 - 1;

/**
 * Waits for something that calls back; rejects with the signal's reason as soon as that aborts.
 * @param begin - is given the callback, and returns a function that ends what it began
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

/** Waits so many milliseconds; rejects with the signal's reason as soon as that aborts. */
export function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return abortable(signal, (done) => {
    const timer = setTimeout(done, Math.min(milliseconds, LONGEST));
    return () => clearTimeout(timer);
  });
}

/**
 * Does something that ends with the signal, or after so many milliseconds. An act that goes on nonetheless is left to
 * itself.
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
