/** Milliseconds that a part of the page may take to load. */
const LIMIT = 20_000;

/**
 * Waits for a part of the page that is being loaded, but not for ever: browsers themselves set imports no limit.
 * @returns what the promise brings; rejects with a `TimeoutError` if it takes longer. What comes later is ignored.
 */
export function inTime<T>(promise: Promise<T>, limit = LIMIT): Promise<T> {
  const signal = AbortSignal.timeout(limit);
  const late = new Promise<never>((_, reject) => {
    signal.onabort = () => reject(signal.reason as Error);
  });
  return Promise.race([promise, late]);
}
