/** The longest time that a timer knows, in milliseconds: with a longer one it would call at once. */
const LONGEST = 2 ** 31 - 1;

/** Calls back after so many milliseconds, unless the signal ends it first. */
export function after(milliseconds: number, signal: AbortSignal, call: () => void): void {
  if (signal.aborted) return;
  const timer = setTimeout(call, Math.min(milliseconds, LONGEST));
  signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
}
