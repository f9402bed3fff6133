/** Calls back after so many milliseconds, unless the signal ends it first. */
export function after(milliseconds: number, signal: AbortSignal, call: () => void): void {
  if (signal.aborted) return;
  const timer = setTimeout(call, milliseconds);
  signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
}
