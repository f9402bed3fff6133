/** What a widget is told, and what it calls. */
export interface WidgetOptions {
  /** For Cap, the address of its API. */
  siteKey: string;
  theme: "light" | "dark";
  /** Whether the user has to do something; else it runs by itself. */
  interactive: boolean;
  solved: (token: unknown) => void;
  /** The token is too old to be taken. */
  expired: () => void;
  failed: () => void;
}

/** A widget in the page. */
export interface Widget {
  /** Begins anew: a token counts once. */
  reset: () => void;
  remove: () => void;
}

/** Puts a widget into a place. */
export type Provider = (place: HTMLElement, options: WidgetOptions) => Widget;

/** What reCAPTCHA, hCaptcha and Turnstile have in common. */
interface Api {
  /** reCAPTCHA loads its better part after its script. */
  ready?: (call: () => void) => void;
  render: (place: HTMLElement, options: Record<string, unknown>) => string | number;
  execute: (id: string | number) => unknown;
  reset: (id: string | number) => void;
  remove?: (id: string | number) => void;
}

/** Below this many pixels their usual widget does not fit. */
const NORMAL_WIDTH = 304;

/** The provider whose script has run. hCaptcha comes before reCAPTCHA, whose name it takes as well. */
export async function findProvider(): Promise<Provider | undefined> {
  const { hcaptcha, grecaptcha, turnstile } = window as { [name in Global]?: Api };
  if (hcaptcha) return (place, options) => renderGoogleLike(hcaptcha, place, options);
  if (grecaptcha) {
    await new Promise<void>((resolve) => (grecaptcha.ready ? grecaptcha.ready(resolve) : resolve()));
    return (place, options) => renderGoogleLike(grecaptcha, place, options);
  }
  if (turnstile) return (place, options) => renderTurnstile(turnstile, place, options);
  return customElements.get("cap-widget") ? renderCap : undefined;
}

type Global = "hcaptcha" | "grecaptcha" | "turnstile";

function renderGoogleLike(api: Api, place: HTMLElement, options: WidgetOptions): Widget {
  const { siteKey, theme, interactive, solved, expired, failed } = options;
  const size = place.clientWidth < NORMAL_WIDTH ? "compact" : "normal";
  // Neither can render twice into one element.
  const own = place.appendChild(document.createElement("div"));
  const id = api.render(own, {
    sitekey: siteKey,
    theme,
    size: interactive ? size : "invisible",
    callback: solved,
    "expired-callback": expired,
    "error-callback": failed,
    "chalexpired-callback": expired,
    "close-callback": expired,
  });
  const run = () => !interactive && void Promise.resolve(api.execute(id)).catch(failed);
  run();
  return {
    reset: () => {
      api.reset(id);
      run();
    },
    remove: () => {
      if (api.remove) api.remove(id);
      else api.reset(id);
      own.remove();
    },
  };
}

function renderTurnstile(api: Api, place: HTMLElement, options: WidgetOptions): Widget {
  const { siteKey, theme, interactive, solved, expired, failed } = options;
  const id = api.render(place, {
    sitekey: siteKey,
    theme,
    size: place.clientWidth < NORMAL_WIDTH ? "compact" : "flexible",
    appearance: interactive ? "always" : "interaction-only",
    callback: solved,
    "expired-callback": expired,
    "timeout-callback": expired,
    "error-callback": failed,
    "refresh-expired": "manual",
  });
  return { reset: () => api.reset(id), remove: () => api.remove?.(id) };
}

/** Cap is an element of its own. */
interface CapWidget extends HTMLElement {
  solve: () => unknown;
  reset: () => void;
}

function renderCap(place: HTMLElement, options: WidgetOptions): Widget {
  const { siteKey, interactive, solved, failed, expired } = options;
  const widget = document.createElement("cap-widget") as CapWidget;
  widget.dataset.capApiEndpoint = siteKey;
  widget.hidden = !interactive;
  widget.addEventListener("solve", (event) => solved((event as CustomEvent<{ token?: unknown } | null>).detail?.token));
  widget.addEventListener("error", failed);
  widget.addEventListener("expired", expired);
  place.append(widget);
  const run = () => !interactive && void Promise.resolve(widget.solve()).catch(failed);
  run();
  return {
    reset: () => {
      widget.reset();
      run();
    },
    remove: () => widget.remove(),
  };
}
