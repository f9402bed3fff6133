import { AsyncDirective } from "lit/async-directive.js";
import { directive } from "lit/directive.js";

/** Milliseconds between two renderings. */
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

  /** Milliseconds since the subject came, by a clock that users cannot set. */
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
 * Renders something that depends on how long ago its subject came: at once, and each second until so many milliseconds
 * are over. With another subject it starts anew. `draw` is given the milliseconds.
 */
export const eachSecond = directive(EachSecond);
