import type { ReactiveControllerHost } from "lit";

/** Milliseconds after which a wait is long. */
const PATIENCE = 500;

/**
 * Measures how long the server takes, and lets its host render when the wait begins, becomes long and ends. A short
 * wait shows no sign: rendering it would delay the reply.
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

  /** The server has replied. */
  end() {
    clearTimeout(this.#timer);
    this.#become(false);
  }

  #become(isLong: boolean) {
    this.isLong = isLong;
    this.#host.requestUpdate();
  }
}
