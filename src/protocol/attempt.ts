/** Calls a function that may throw, or reject, on what a server sent; `fail` is called with the error. */
export function attempt(act: () => unknown, fail: (cause: unknown) => void): void {
  try {
    const outcome = act();
    if (outcome instanceof Promise) outcome.catch(fail);
  } catch (cause) {
    fail(cause);
  }
}
