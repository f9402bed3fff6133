import { abortable, wait } from "../protocol/index.js";

/** Calls back after so many milliseconds, unless the signal aborts first. */
export function after(milliseconds: number, signal: AbortSignal, call: () => void): void {
  void wait(milliseconds, signal).then(call, () => {});
}

/** Waits for an event, at most so many milliseconds; rejects with the signal's reason as soon as the signal aborts. */
export function until(target: EventTarget, type: string, signal: AbortSignal, limit?: number): Promise<void> {
  return abortable(signal, (done) => {
    const timer = limit === undefined ? undefined : setTimeout(done, limit);
    target.addEventListener(type, done);
    return () => {
      clearTimeout(timer);
      target.removeEventListener(type, done);
    };
  });
}
