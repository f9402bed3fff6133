import { whenBlocked } from "../browser/blocked.js";

/** The only scripts of others that pages here may run. */
const ALLOWED = {
  apple: "https://appleid.cdn-apple.com/appleauth/static/jsapi/appleid/1/en_US/appleid.auth.js",
  telegram: "https://telegram.org/js/telegram-widget.js?22",
} as const;

export interface LoadOptions {
  /** Where the script stands. */
  into?: Element;
  attributes?: Readonly<Record<string, string>>;
  /** Milliseconds that it may take. */
  limit: number;
  signal: AbortSignal;
}

/** Loads a login provider's script. Rejects if it is blocked, takes too long, or nobody wants it any more. */
export async function loadScript(name: keyof typeof ALLOWED, options: LoadOptions): Promise<void> {
  const { into = document.head, attributes = {}, limit, signal } = options;
  signal.throwIfAborted();
  whenBlocked("script", ALLOWED[name], signal, () => {}); // the script says that it failed, and administrators read why
  const script = document.createElement("script");
  for (const [key, value] of Object.entries(attributes)) script.setAttribute(key, value);
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await new Promise((resolve, reject) => {
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => reject(new Error(`The script of ${name} was blocked`)));
      signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
      timer = setTimeout(() => reject(new Error(`The script of ${name} took too long`)), limit);
      script.src = address(name);
      into.append(script);
    });
  } catch (error) {
    script.remove();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** As much of Trusted Types as we use; the DOM library does not know them yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy;
}

interface Policy {
  createScriptURL(url: string): string;
}

let policy: Policy | undefined;

/** Where Trusted Types are enforced, a policy of our own lets these addresses pass and no other. */
function address(name: keyof typeof ALLOWED): string {
  policy ??= (window as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy("ak-sources", {
    createScriptURL(url) {
      if (Object.values<string>(ALLOWED).includes(url)) return url;
      throw new TypeError(`No script may be loaded from ${url}`);
    },
  });
  const url = ALLOWED[name];
  return policy?.createScriptURL(url) ?? url;
}
