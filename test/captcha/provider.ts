/**
 * Stands in for the script of a provider: `?as=recaptcha|hcaptcha|turnstile|cap|nobody`. It defines what the real one
 * defines, refuses what the real one refuses, and shows a button instead of pictures. Runs as a classic script.
 */
{
  interface Options {
    sitekey: string;
    size?: string;
    theme?: string;
    callback: (token: string) => void;
    "expired-callback": () => void;
    "error-callback": () => void;
  }

  const WIDTHS: Readonly<Record<string, string>> = { normal: "304px", compact: "156px", flexible: "max(100%, 300px)" };
  const given: Record<string, unknown>[] = [];
  let tokens = 0;
  const token = () => `human-${++tokens}-${Math.random()}`;
  const address = new URL((document.currentScript as HTMLScriptElement).src);
  const kind = address.searchParams.get("as") ?? "nobody";

  /** What reCAPTCHA, hCaptcha and Turnstile share. */
  const api = () => {
    const widgets = new Map<string, { place: HTMLElement; options: Options }>();
    const draw = (place: HTMLElement, { size = "normal", callback }: Options) => {
      const button = document.createElement("button");
      button.textContent = "I am human";
      button.style.cssText = `display:block;height:65px;width:${WIDTHS[size] ?? "0"}`;
      button.hidden = size === "invisible";
      button.onclick = () => callback(token());
      place.replaceChildren(button);
    };
    return {
      render(place: HTMLElement, options: Options) {
        // Real ones look for what they show in the document, and say so if it is not there.
        if (!document.body.contains(place)) throw new Error("The place is not in the document");
        if (place.childElementCount) throw new Error("Something is rendered there already");
        if (!options.sitekey) throw new Error("Invalid site key");
        const id = `widget-${widgets.size}`;
        widgets.set(id, { place, options });
        draw(place, options);
        given.push({ ...options, place, id });
        if (kind === "turnstile" && (options as { appearance?: string }).appearance === "interaction-only") {
          setTimeout(() => options.callback(token()));
        }
        return id;
      },
      execute(id: string) {
        setTimeout(() => widgets.get(id)?.options.callback(token()));
      },
      reset(id: string) {
        const widget = widgets.get(id);
        if (!widget) throw new Error(`There is no widget ${id}`);
        draw(widget.place, widget.options);
      },
      remove(id: string) {
        widgets.get(id)?.place.replaceChildren();
        widgets.delete(id);
      },
    };
  };

  const scope = window as unknown as Record<string, unknown>;
  for (const name of ["grecaptcha", "hcaptcha", "turnstile"]) Reflect.deleteProperty(scope, name);
  scope["captchasGiven"] = given;
  const withoutRemove = api();
  Reflect.deleteProperty(withoutRemove, "remove");
  if (kind === "recaptcha") {
    scope["grecaptcha"] = { ready: (call: () => void) => setTimeout(call), ...withoutRemove };
  } else if (kind === "hcaptcha") {
    scope["hcaptcha"] = scope["grecaptcha"] = api();
  } else if (kind === "turnstile") {
    scope["turnstile"] = api();
  } else if (kind === "cap" && !customElements.get("cap-widget")) {
    customElements.define(
      "cap-widget",
      class extends HTMLElement {
        connectedCallback() {
          given.push({ sitekey: this.dataset["capApiEndpoint"], place: this });
          const button = document.createElement("button");
          button.textContent = "I am human";
          button.onclick = () => this.solve();
          this.replaceChildren(button);
        }

        solve() {
          this.dispatchEvent(new CustomEvent("solve", { detail: { token: token() } }));
        }

        reset() {
          this.dispatchEvent(new CustomEvent("reset"));
        }
      },
    );
  }
}
