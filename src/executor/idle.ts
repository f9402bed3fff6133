/** Calls a function once the browser is idle. @returns a function that cancels the call */
export function whenIdle(act: () => void): () => void {
  if ("requestIdleCallback" in window) {
    const id = requestIdleCallback(act); // eslint-disable-line house/oldest-browsers
    return () => cancelIdleCallback(id); // eslint-disable-line house/oldest-browsers
  }
  const timer = setTimeout(act, 200);
  return () => clearTimeout(timer);
}
