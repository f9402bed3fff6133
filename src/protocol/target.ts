import { textOf } from "./wire.js";

/** Schemes that run or show what is in the address itself, or reach into the device. */
const NEVER = /^(javascript|data|blob|vbscript|file|filesystem|about|view-source|livescript|mocha|jar|ws|wss):/;

/** The absolute address of what a server sent, if it is an address: text, and of the right form. */
export function absolute(to: unknown, base: string): string | undefined {
  try {
    return typeof to === "string" ? new URL(to, base).href : undefined;
  } catch {
    return undefined;
  }
}

/** The address of an image for a colour scheme, whose name a server may leave to the page: `logo-%(theme)s.svg`. */
export function inScheme(address: unknown, scheme: "light" | "dark"): string {
  return textOf(address).replaceAll("%(theme)s", scheme);
}

/**
 * May a page of ours open this address, as a link, a redirect or the action of a form? `http(s)` and the schemes of
 * apps may be opened; those that carry scripts or documents may not.
 * @returns the absolute address, or `undefined` if it must not be opened or is no address.
 */
export function safeTarget(to: unknown, base: string): string | undefined {
  const target = absolute(to, base);
  return target && !NEVER.test(target) ? target : undefined;
}
