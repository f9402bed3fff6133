import { loadScript, type LoadOptions } from "../foreign/load-script.js";

/** Addresses whose scripts have run: what they define cannot be undone, and must not be defined twice. */
const loaded = new Set<string>();

/** Runs a provider's script, once per page. Rejects if it is not safe to load, is blocked, or takes too long. */
export async function loadProvider(address: string, limits: Pick<LoadOptions, "limit" | "signal">): Promise<void> {
  const url = new URL(address, document.baseURI);
  if (url.protocol !== "https:" && url.origin !== location.origin) throw new Error(`${url.href} is not safe to load`);
  // Providers otherwise look for places of their own.
  if (!url.searchParams.has("render")) url.searchParams.set("render", "explicit");
  // reCAPTCHA's loads another, and keeps to Trusted Types with that only if it is asked to.
  if (url.pathname.startsWith("/recaptcha/")) url.searchParams.set("trustedtypes", "true");
  if (loaded.has(url.href)) return;
  await loadScript(url.href, { policy: "ak-captcha", ...limits });
  loaded.add(url.href);
}
