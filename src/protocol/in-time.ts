import { within } from "./wait.js";

/** Milliseconds that a part of the page may take to load. */
const LIMIT = 20_000;

/**
 * Waits for an `import()` at most so many milliseconds: browsers set imports no limit of their own.
 * @returns what the promise resolves to; rejects with a `TimeoutError` after the limit, and ignores a later result
 */
export function inTime<T>(promise: Promise<T>, limit = LIMIT): Promise<T> {
  const late = () => Object.assign(new Error("late"), { name: "TimeoutError" });
  return within(limit, new AbortController().signal, late, () => promise);
}
