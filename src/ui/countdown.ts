import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Seconds that an e-mail or a text message may take before another is worth sending. */
export const USUAL_WAIT = 30;

/** Counts the seconds until something may be done once more; its host is rendered with each. */
export class Countdown implements ReactiveController {
  /** When it is over, by a clock that only goes forward, and by the one on the wall. */
  #over = { steady: 0, wall: 0 };
  #ticks: ReturnType<typeof setInterval> | undefined;

  constructor(readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected() {
    if (this.left > 0) this.#tick();
  }

  hostDisconnected() {
    clearInterval(this.#ticks);
  }

  start(seconds = USUAL_WAIT) {
    this.#over = { steady: performance.now() + seconds * 1000, wall: Date.now() + seconds * 1000 };
    this.#tick();
    this.host.requestUpdate();
  }

  /**
   * Seconds that are left. Somebody may set the clock on the wall back; the steady one stands still in some browsers
   * while the computer sleeps. Whichever is further counts: to have to wait too long is worse than too short.
   */
  get left(): number {
    const left = Math.min(this.#over.steady - performance.now(), this.#over.wall - Date.now());
    return Math.max(0, Math.ceil(left / 1000));
  }

  #tick() {
    clearInterval(this.#ticks);
    this.#ticks = setInterval(() => {
      if (this.left === 0) clearInterval(this.#ticks);
      this.host.requestUpdate();
    }, 1000);
  }
}
