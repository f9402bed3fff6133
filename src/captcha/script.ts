/** The part of Trusted Types that is needed here; no library of TypeScript has it. */
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL: (url: string) => string;
  };
}

/** Addresses whose scripts have run: what they define cannot be undone, and must not be defined twice. */
const loaded = new Set<string>();
/** The one address that our policy lets pass. */
let allowed: string | undefined;
let policy: { createScriptURL: (url: string) => string } | undefined;

/**
 * Runs a provider's script, once per page. Rejects if it is blocked or cannot be had; the signal takes it back.
 * Where Trusted Types are enforced, the policy `ak-captcha` vouches for this address and no other.
 */
export async function loadScript(address: string, signal: AbortSignal): Promise<void> {
  const url = new URL(address, document.baseURI);
  if (url.protocol !== "https:" && url.origin !== location.origin) throw new Error(`${url.href} is not safe to load`);
  // Providers otherwise look for places of their own.
  if (!url.searchParams.has("render")) url.searchParams.set("render", "explicit");
  // reCAPTCHA's loads another, and keeps to Trusted Types with that only if it is asked to.
  if (url.pathname.startsWith("/recaptcha/")) url.searchParams.set("trustedtypes", "true");
  if (loaded.has(url.href)) return;
  const script = document.createElement("script");
  try {
    script.src = vouchFor(url.href);
    script.async = true;
    await new Promise<void>((resolve, reject) => {
      script.onload = () => resolve();
      script.onerror = () => reject(new Error(`${url.href} could not be loaded`));
      signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
      document.head.append(script);
    });
    loaded.add(url.href);
  } finally {
    script.onload = script.onerror = null;
    script.remove();
  }
}

function vouchFor(url: string): string {
  const { trustedTypes } = window as { trustedTypes?: PolicyFactory };
  if (!trustedTypes) return url;
  allowed = url;
  policy ??= trustedTypes.createPolicy("ak-captcha", {
    createScriptURL: (asked) => {
      if (asked !== allowed) throw new TypeError(`${asked} is not the script of this challenge`);
      return asked;
    },
  });
  return policy.createScriptURL(url);
}
