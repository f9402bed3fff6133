/** Milliseconds that a part of the page may take to load. */
const LIMIT = 20_000;

/**
 * Waits for a part of the page that is being loaded, but not for ever: browsers themselves set imports no limit.
 * @returns what the promise brings; rejects with a `TimeoutError` if it takes longer. What comes later is ignored.
 */
export async function inTime<T>(promise: Promise<T>, limit = LIMIT): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException("Not loaded in time", "TimeoutError")), limit);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
