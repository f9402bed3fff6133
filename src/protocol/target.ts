import { textOf } from "./wire.js";

/** Schemes that run a script, show a document from the address itself, or read files of the device. */
const NEVER = /^(javascript|data|blob|vbscript|file|filesystem|about|view-source|livescript|mocha|jar|ws|wss):/;

/** The absolute address of a value that a server sent; nothing if it is no address. */
export function absolute(to: unknown, base: string): string | undefined {
  try {
    return typeof to === "string" ? new URL(to, base).href : undefined;
  } catch {
    return undefined;
  }
}

/** The address of an image for a colour scheme: servers may leave its name to the page, as in `logo-%(theme)s.svg`. */
export function inScheme(address: unknown, scheme: "light" | "dark"): string {
  return textOf(address).replaceAll("%(theme)s", scheme);
}

/**
 * The address for a link, a redirect or the action of a form, if a page may open it. `http(s)` and the schemes of apps
 * are safe; schemes that carry scripts or documents are not.
 * @returns the absolute address, or `undefined` if it must not be opened or is no address.
 */
export function safeTarget(to: unknown, base: string): string | undefined {
  const target = absolute(to, base);
  return target && !NEVER.test(target) ? target : undefined;
}
