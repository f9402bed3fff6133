/** Schemes that run or show what is in the address itself, or reach into the device. */
const NEVER = /^(javascript|data|blob|vbscript|file|filesystem|about|view-source|livescript|mocha|jar|ws|wss):$/;

/**
 * May a page of ours open this address, as a link, a redirect or the action of a form? `http(s)` and the schemes of
 * apps may be opened; those that carry scripts or documents may not.
 * @returns the absolute address, or `undefined` if it must not be opened or is no address.
 */
export function safeTarget(to: string, base: string): string | undefined {
  try {
    const target = new URL(to, base);
    return NEVER.test(target.protocol) ? undefined : target.href;
  } catch {
    return undefined;
  }
}
