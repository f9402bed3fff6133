import { msg } from "@lit/localize";
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { after } from "../browser/until.js";
import { whenBlocked } from "../browser/blocked.js";
import { alert } from "./alert.js";

/** Why the browser is still here: the policy of this page blocks the address, or the other site does not reply. */
type Obstacle = "blocked" | "silent";

/** Milliseconds within which two clicks count as one. */
const DOUBLE_CLICK = 1000;

/** Watches the browser leave for another site, and says why this page is still there if it does not. */
export class Departure implements ReactiveController {
  /** Milliseconds that the other site may take. */
  static limit = 10_000;

  #to: string | undefined;
  #began = -DOUBLE_CLICK;
  #obstacle: Obstacle | undefined;
  /** The source that the policy lacks. */
  #missing = "";
  #watch = new AbortController();

  /** @param leave - called before the browser leaves; returns whether it may */
  constructor(
    readonly host: ReactiveControllerHost,
    readonly leave: (to: string) => boolean,
  ) {
    host.addController(this);
  }

  hostDisconnected() {
    this.#watch.abort();
  }

  /** To be called before the browser leaves. @returns whether it may */
  begin(to: string): boolean {
    const now = performance.now();
    const isNew = now - this.#began >= DOUBLE_CLICK;
    this.#began = now;
    if (!isNew || !this.leave(to)) return false;
    this.#watch.abort();
    const { signal } = (this.#watch = new AbortController());
    this.#to = to;
    this.#meet(undefined);
    whenBlocked("form", to, signal, (missing) => {
      this.#missing = missing;
      this.#meet("blocked");
    });
    after(Departure.limit, signal, () => this.#meet(this.#obstacle ?? "silent"));
    window.addEventListener("pagehide", this.#left, { signal });
    return true;
  }

  /** Takes the browser to an address. */
  follow(to: string) {
    if (this.begin(to)) location.assign(to);
  }

  /** Whether the browser could not leave. */
  get isStuck(): boolean {
    return this.#obstacle !== undefined;
  }

  /** Says why this page is still there; nothing while the browser may still leave. */
  complaint(): TemplateResult | typeof nothing {
    if (!this.#to || !this.#obstacle) return nothing;
    const place = new URL(this.#to).host || this.#to;
    if (this.#obstacle === "silent") return alert("warning", msg(html`<bdi>${place}</bdi> didn't respond.`));
    return html`
      ${alert("danger", msg(html`The policy of this page keeps your browser from going to <bdi>${place}</bdi>. Please tell an administrator.`))}
      <details>
        <summary>${msg("Details for an administrator")}</summary>
        <pre tabindex="0">Content-Security-Policy: ${this.#missing}</pre>
      </details>
    `;
  }

  /** Lets a user who comes back to this page leave again at once. */
  readonly #left = () => {
    this.#watch.abort();
    this.#began = -DOUBLE_CLICK;
  };

  #meet(obstacle: Obstacle | undefined) {
    this.#obstacle = obstacle;
    this.host.requestUpdate();
  }
}
