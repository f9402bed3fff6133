import type { ReactiveControllerHost } from "lit";

/** Milliseconds after which a wait is long. */
const PATIENCE = 500;

/**
 * Has its host render when a wait begins, becomes long and ends. Most answers come in a blink, and drawing anything
 * meanwhile would hold them up.
 */
export class Wait {
  isLong = false;
  #timer = 0;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  begin() {
    this.end();
    this.#timer = self.setTimeout(() => this.#become(true), PATIENCE);
  }

  /** The answer is there, whether or not anybody was told of the wait. */
  end() {
    clearTimeout(this.#timer);
    this.#become(false);
  }

  #become(isLong: boolean) {
    this.isLong = isLong;
    this.#host.requestUpdate();
  }
}
