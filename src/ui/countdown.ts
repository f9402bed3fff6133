import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Seconds that an e-mail or a text message may take before another is worth sending. */
export const USUAL_WAIT = 30;

/** Counts down the seconds until the user may do something again, and lets its host render each second. */
export class Countdown implements ReactiveController {
  /** When it ends, by the steady clock of the page and by the system clock. */
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
   * Seconds that are left. A user may set the system clock back; the steady clock stops in some browsers while the
   * computer sleeps. The clock that is further counts, because waiting too long is worse than too short.
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
