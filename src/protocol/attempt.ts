/** Does something that may break on what a server sent. What throws or rejects is handed on. */
export function attempt(act: () => unknown, fail: (cause: unknown) => void): void {
  try {
    const outcome = act();
    if (outcome instanceof Promise) outcome.catch(fail);
  } catch (cause) {
    fail(cause);
  }
}
