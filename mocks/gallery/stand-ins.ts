import empty from "./empty.js?url&no-inline";

/**
 * Stands in for services of others, so that stages look as they do when these work: scripts of captchas, Apple and
 * Telegram are never loaded, and a passkey's prompt stays open.
 */
export function standIn(): void {
  const src = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, "src");
  Object.defineProperty(HTMLScriptElement.prototype, "src", {
    ...src,
    set(this: HTMLScriptElement, address: string) {
      const { origin } = new URL(address, document.baseURI);
      if (origin === "https://telegram.org") queueMicrotask(() => this.before(telegramButton()));
      src?.set?.call(this, origin === location.origin ? address : empty);
    },
  });
  Object.assign(window, { turnstile, AppleID: { auth: { init: () => undefined, signIn: never } } });
  for (const name of ["get", "create"] as const) {
    Object.defineProperty(navigator.credentials, name, { value: prompt });
  }
}

const never = () => new Promise<never>(() => undefined);

/** A prompt that the user leaves open, until the page closes it. */
function prompt({ signal }: { signal?: AbortSignal } = {}): Promise<never> {
  return new Promise((_, reject) =>
    signal?.addEventListener("abort", () => reject(signal.reason as Error), { once: true }),
  );
}

/** As much of Turnstile as the page uses. */
const turnstile = {
  render(place: HTMLElement, { appearance }: { appearance?: string }): string {
    if (appearance === "interaction-only") return "unseen";
    const label = document.createElement("label");
    const box = Object.assign(document.createElement("input"), { type: "checkbox" });
    label.className = "stand-in";
    label.append(box, " I am human");
    place.replaceChildren(label);
    return "seen";
  },
  reset: () => undefined,
  remove: () => undefined,
  execute: () => undefined,
};

function telegramButton(): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.title = "Telegram";
  frame.className = "stand-in";
  frame.srcdoc = `<style>body{margin:0}button{padding:.7rem 1.5rem;border:0;border-radius:2rem;background:#1c6ea4;color:#fff;font:1rem sans-serif}</style><button>Log in with Telegram</button>`;
  return frame;
}
