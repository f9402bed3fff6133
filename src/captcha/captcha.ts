import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { after } from "../browser/until.js";
import { whenBlocked } from "../browser/blocked.js";
import type { Challenge } from "../protocol/index.js";
import { slotted } from "../foreign/slotted.js";
import { loadProvider } from "./load-provider.js";
import { findProvider } from "./providers.js";

/** What a challenge says of its captcha; older servers leave out all but the key. */
export type CaptchaTask = Pick<Challenge<"ak-stage-captcha">, "site_key"> & Partial<Challenge<"ak-stage-captcha">>;

/** Whose captcha it is. */
type Host = Element & {
  requestUpdate(): void;
  readonly updateComplete: Promise<unknown>;
  readonly scheme: "light" | "dark";
};

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
  /** Whether the policy of this page keeps the browser from the script. */
  #isBlocked = false;
  /** Whether a check that needs no hand takes long; it may yet end well. */
  #isLate = false;
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
    // The script may have failed by the time that the browser says why.
    whenBlocked("script", task.js_url || RECAPTCHA, signal, () => {
      this.#isBlocked = true;
      this.#fail();
      host.requestUpdate();
    });
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
    if (this.#status !== "failed" && !this.#isLate) return nothing;
    return html`
      <div class="pf-c-alert pf-m-inline pf-m-${this.#status === "failed" ? "danger" : "warning"}" role="alert">
        ${this.#complaint()}
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

  async #run(task: CaptchaTask, signal: AbortSignal) {
    const { js_url, site_key, interactive = true } = task;
    const timer = new AbortController();
    signal.addEventListener("abort", () => timer.abort(), { once: true });
    after(Captcha.limit, timer.signal, () => this.#fail());
    try {
      await loadProvider(js_url || RECAPTCHA, { limit: Captcha.limit, signal });
      const render = await findProvider();
      await this.#host.updateComplete; // until the slot is there, which a refusal may delay
      if (signal.aborted) return;
      if (!render) throw new Error("The script defines no provider that we know");
      const widget = render(slotted(this.#host, "captcha", signal), {
        siteKey: site_key,
        theme: this.#host.scheme,
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
      timer.abort();
      if (this.#status === "loading") this.#become("shown");
      if (!interactive) after(Captcha.limit, signal, () => this.#beLate());
    } catch (cause) {
      if (signal.aborted) return;
      console.error("The captcha does not show:", cause);
      this.#fail();
    }
  }

  /** What comes from a provider's script may be anything; the server takes a text. */
  #solve(token: unknown) {
    if (this.#end.signal.aborted) return;
    if (typeof token !== "string" || !token) return this.#fail();
    this.#isLate = false;
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

  #beLate() {
    this.#isLate = this.#status === "shown";
    this.#host.requestUpdate();
  }

  #become(status: "shown" | "solved" | "failed") {
    this.#status = status;
    this.#host.requestUpdate();
  }

  #complaint() {
    if (this.#isBlocked) {
      return msg("The human check is blocked by the policy of this page. Contact your administrator.");
    }
    return this.#status === "failed"
      ? msg("The human check didn't load. Turn off ad blockers for this site, or check your connection.")
      : msg("The human check takes longer than it should.");
  }

  #sentence() {
    if (this.#status === "loading") return msg("Loading the human check …");
    if (this.#status === "shown" && this.#waiting.length) return msg("Waiting for the human check …");
    return nothing;
  }
}
