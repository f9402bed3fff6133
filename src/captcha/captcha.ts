import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { Challenge } from "../protocol/index.js";
import { slotted } from "../foreign/slotted.js";
import { findProvider } from "./providers.js";
import { loadScript } from "./script.js";

/** What a challenge says of its captcha; older servers leave out all but the key. */
export type CaptchaTask = Pick<Challenge<"ak-stage-captcha">, "site_key"> & Partial<Challenge<"ak-stage-captcha">>;

/** Whose captcha it is. */
type Host = Element & { requestUpdate(): void; theme: "light" | "dark" | null };

/** What servers mean that do not name a script. */
const RECAPTCHA = "https://www.recaptcha.net/recaptcha/api.js";
/**
 * The proof of a human for one challenge: loads the provider's script, shows its widget in the host, and has a token
 * once it is solved. Whatever it starts ends with the signal.
 */
export class Captcha {
  /** Milliseconds until a widget that does not show is given up. */
  static limit = 15_000;

  #status: "loading" | "shown" | "solved" | "failed" = "loading";
  #token: string | undefined;
  #waiting: ((token: string | undefined) => void)[] = [];
  readonly #host: Host;
  readonly #end = new AbortController();

  constructor(host: Host, task: CaptchaTask, signal: AbortSignal) {
    this.#host = host;
    const end = () => this.#end.abort(signal.reason);
    signal.addEventListener("abort", end, { once: true });
    this.#end.signal.addEventListener("abort", () => this.#tell(undefined), { once: true });
    if (signal.aborted) end();
    else void this.#run(task, this.#end.signal);
  }

  /** The widget, and what is said beside it; for inside of a form, as nothing of it can be pressed there. */
  template(): TemplateResult | typeof nothing {
    if (this.#status === "failed") return nothing;
    return html`<div>
      <slot name="captcha"></slot>
      <p role="status">${this.#sentence()}</p>
    </div>`;
  }

  /** What failed, and a way on; for outside of a form. */
  remedy(retry: () => void): TemplateResult | typeof nothing {
    if (this.#status !== "failed") return nothing;
    return html`
      <div class="pf-c-alert pf-m-inline pf-m-danger" role="alert">
        ${msg("The check that you are human does not load. An ad blocker may stop it, or the network.")}
      </div>
      <button class="pf-c-button pf-m-secondary pf-m-block" type="button" @click=${retry}>${msg("Try again")}</button>
    `;
  }

  /** The token, as soon as there is one; nothing if there will be none. It counts once, and is given away once. */
  take(): Promise<string | undefined> {
    const token = this.#token;
    this.#token = undefined;
    if (token !== undefined || this.#end.signal.aborted) return Promise.resolve(token);
    this.#host.requestUpdate(); // to say what is waited for
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async #run({ js_url, site_key, interactive = true }: CaptchaTask, signal: AbortSignal) {
    const timer = setTimeout(() => this.#fail(), Captcha.limit);
    signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
    try {
      await loadScript(js_url || RECAPTCHA, signal);
      const render = await findProvider();
      if (signal.aborted) return;
      if (!render) throw new Error("The script defines no provider that we know");
      const widget = render(slotted(this.#host, "captcha", signal), {
        siteKey: site_key,
        theme: this.#host.theme ?? "light",
        interactive,
        solved: (token) => this.#solve(token),
        expired: () => {
          if (signal.aborted) return;
          this.#token = undefined;
          this.#become("shown");
          widget.reset();
        },
        failed: () => this.#fail(),
      });
      signal.addEventListener("abort", () => widget.remove(), { once: true });
      clearTimeout(timer);
      if (this.#status === "loading") this.#become("shown");
    } catch (cause) {
      if (signal.aborted) return;
      console.error("The captcha does not show:", cause);
      this.#fail();
    }
  }

  #solve(token: string) {
    if (this.#end.signal.aborted) return;
    this.#token = token;
    this.#become("solved");
    if (this.#waiting.length) this.#tell(token);
  }

  #fail() {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    this.#become("failed");
  }

  #tell(token: string | undefined) {
    this.#token = undefined;
    for (const resolve of this.#waiting.splice(0)) resolve(token);
  }

  #become(status: "shown" | "solved" | "failed") {
    this.#status = status;
    this.#host.requestUpdate();
  }

  #sentence() {
    if (this.#status === "loading") return msg("Loading the check that you are human …");
    if (this.#status === "shown" && this.#waiting.length) return msg("Waiting for proof that you are human …");
    return nothing;
  }
}
