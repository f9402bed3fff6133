import { AsyncDirective } from "lit/async-directive.js";
import { directive } from "lit/directive.js";

/** Milliseconds between two drawings. */
const SECOND = 1000;

class EachSecond extends AsyncDirective {
  #subject: unknown;
  #since = 0;
  #until = 0;
  #draw: (elapsed: number) => unknown = () => undefined;
  #ticks: ReturnType<typeof setInterval> | undefined;

  override render(subject: unknown, until: number, draw: (elapsed: number) => unknown): unknown {
    if (subject !== this.#subject) this.#since = performance.now();
    this.#subject = subject;
    this.#until = until;
    this.#draw = draw;
    this.reconnected();
    return draw(this.#elapsed);
  }

  protected override reconnected() {
    this.disconnected();
    if (this.#elapsed < this.#until) this.#ticks = setInterval(() => this.#tick(), SECOND);
  }

  protected override disconnected() {
    clearInterval(this.#ticks);
  }

  /** By a clock that is never set back. */
  get #elapsed(): number {
    return performance.now() - this.#since;
  }

  #tick() {
    const elapsed = this.#elapsed;
    if (elapsed >= this.#until) this.disconnected();
    this.setValue(this.#draw(elapsed));
  }
}

/**
 * Draws what depends on how many milliseconds ago its subject came: at once, and each second until so many of them are
 * over. Another subject begins anew.
 */
export const eachSecond = directive(EachSecond);
