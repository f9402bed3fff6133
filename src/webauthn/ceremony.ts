import type { WebAuthnOptions } from "../protocol/index.js";
import { identify } from "./identify.js";
import { obstacle } from "./support.js";

/** A browser takes one request at a time, so that there is one of these per page. */
let current: { end: () => void; over: Promise<void> } | undefined;

/** Milliseconds to wait for the end of what was aborted: extensions that stand in for the browser may ignore the signal. */
const patience = 1000;

/**
 * Runs a ceremony as soon as the one under way on this page, which it aborts, is over.
 *
 * @param outer - ends it
 * @throws WebAuthnFailure
 */
export function ceremony<T>(
  options: WebAuthnOptions,
  outer: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const { signal } = controller;
  const end = () => controller.abort();
  const before = current;
  before?.end();

  const result = (async () => {
    const byPerson = (navigator as { userActivation?: UserActivation }).userActivation?.isActive ?? true;
    const failure = obstacle();
    if (failure) throw failure;
    if (outer?.aborted) end();
    outer?.addEventListener("abort", end);
    await before?.over;
    const beginning = { at: performance.now(), timeout: options.timeout, byPerson };
    try {
      signal.throwIfAborted();
      const credential = await run(signal);
      signal.throwIfAborted(); // what comes too late answers nothing any more
      return credential;
    } catch (cause) {
      throw identify(signal.aborted ? signal.reason : cause, beginning);
    } finally {
      outer?.removeEventListener("abort", end);
    }
  })();

  const settled = result.then(
    () => {},
    () => {},
  );
  current = { end, over: Promise.race([settled, outlasted(signal, settled)]) };
  return result;
}

/** Waits no longer than `patience` for what does not end although it should. */
function outlasted(signal: AbortSignal, settled: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const wait = () => {
      const timer = setTimeout(resolve, patience);
      void settled.then(() => clearTimeout(timer));
    };
    signal.addEventListener("abort", wait, { once: true });
    void settled.then(() => signal.removeEventListener("abort", wait));
  });
}
