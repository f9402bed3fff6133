import { msg } from "@lit/localize";
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { after } from "../browser/until.js";
import { whenBlocked } from "../browser/blocked.js";
import { alert } from "./alert.js";

/** What keeps the browser here: the policy of this page, or another site that does not reply. */
type Obstacle = "blocked" | "silent";

/** Two presses within this time, in milliseconds, are one. */
const DOUBLE_CLICK = 1000;

/** Watches the browser leave for another site, and says why this page is still there if it does not. */
export class Departure implements ReactiveController {
  /** Milliseconds that the other site may take. */
  static limit = 10_000;

  #to: string | undefined;
  #began = -DOUBLE_CLICK;
  #obstacle: Obstacle | undefined;
  /** What the policy lacks. */
  #missing = "";
  #watch = new AbortController();

  /** @param leave - is told before the browser leaves, and says whether it may */
  constructor(
    readonly host: ReactiveControllerHost,
    readonly leave: (to: string) => boolean,
  ) {
    host.addController(this);
  }

  hostDisconnected() {
    this.#watch.abort();
  }

  /** Before the browser sets out. @returns whether it is to */
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

  /** Takes the browser there by a link. */
  follow(to: string) {
    if (this.begin(to)) location.assign(to);
  }

  /** Whether something keeps the browser here. */
  get isStuck(): boolean {
    return this.#obstacle !== undefined;
  }

  /** Why this page is still there; nothing while it may yet be left. */
  complaint(): TemplateResult | typeof nothing {
    if (!this.#to || !this.#obstacle) return nothing;
    const place = new URL(this.#to).host || this.#to;
    if (this.#obstacle === "silent") return alert("warning", msg(html`<bdi>${place}</bdi> does not answer.`));
    return html`
      ${alert("danger", msg(html`The policy of this page keeps your browser from going to <bdi>${place}</bdi>. Please tell an administrator.`))}
      <details>
        <summary>${msg("Details for an administrator")}</summary>
        <pre tabindex="0">Content-Security-Policy: ${this.#missing}</pre>
      </details>
    `;
  }

  /** A user who comes back may leave once more at once. */
  readonly #left = () => {
    this.#watch.abort();
    this.#began = -DOUBLE_CLICK;
  };

  #meet(obstacle: Obstacle | undefined) {
    this.#obstacle = obstacle;
    this.host.requestUpdate();
  }
}
