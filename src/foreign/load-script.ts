import { within } from "../protocol/index.js";

export interface LoadOptions {
  /** The policy of Trusted Types that vouches for the script, where they are enforced; docs/security.md names it. */
  policy: "ak-captcha" | "ak-sources";
  /** Where the script stands, for one that looks for itself. Any other is gone once it has run. */
  into?: Element;
  attributes?: Readonly<Record<string, string>>;
  /** Milliseconds that it may take. */
  limit: number;
  signal: AbortSignal;
}

/** Runs a script of others. Rejects if it is blocked or takes too long, and with the signal's reason once that aborts. */
export async function loadScript(url: string, options: LoadOptions): Promise<void> {
  const { policy, into, attributes = {}, limit, signal } = options;
  const script = document.createElement("script");
  for (const [key, value] of Object.entries(attributes)) script.setAttribute(key, value);
  const late = () => new Error(`${url} takes too long`);
  try {
    await within(limit, signal, late, () => {
      return new Promise<void>((resolve, reject) => {
        script.onload = () => resolve();
        script.onerror = () => reject(new Error(`${url} cannot be loaded`));
        script.src = vouchFor(url, policy);
        (into ?? document.head).append(script);
      });
    });
    if (!into) script.remove();
  } catch (error) {
    script.remove();
    throw error;
  } finally {
    script.onload = script.onerror = null;
  }
}

/** As much of Trusted Types as we use; the DOM library does not know them yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy;
}

interface Policy {
  createScriptURL(url: string): string;
}

const policies = new Map<string, Policy>();
/** The one address that our policies let pass. */
let allowed: string | undefined;

/** Where Trusted Types are enforced, a policy of our own lets this address pass and no other. */
function vouchFor(url: string, name: LoadOptions["policy"]): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url;
  allowed = url;
  const createScriptURL = (asked: string) => {
    if (asked === allowed) return asked;
    throw new TypeError(`No script may be loaded from ${asked}`);
  };
  const policy = policies.get(name) ?? trustedTypes.createPolicy(name, { createScriptURL });
  policies.set(name, policy);
  return policy.createScriptURL(url);
}
