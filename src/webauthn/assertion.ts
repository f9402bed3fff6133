import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { WebAuthnOptions } from "../protocol/index.js";
import { assert } from "./assert.js";
import type { WebAuthnFailure } from "./webauthn-failure.js";

/** The assertion of an element that has other things to offer as well: one at a time, and none without its element. */
export class Assertion implements ReactiveController {
  /** The browser asks the person. */
  pending = false;
  /** Why it came to nothing. */
  failure: WebAuthnFailure | undefined;
  #ceremony = new AbortController();

  /** @param done - takes the assertion */
  constructor(
    readonly host: ReactiveControllerHost,
    readonly done: (assertion: Record<string, unknown>) => void,
  ) {
    host.addController(this);
  }

  hostDisconnected() {
    this.end();
  }

  /** Begins anew; what was pending is ended. */
  async begin(options: WebAuthnOptions): Promise<void> {
    this.end();
    const { signal } = (this.#ceremony = new AbortController());
    this.#become(true);
    try {
      const assertion = await assert(options, signal);
      this.#become(false);
      this.done(assertion);
    } catch (error) {
      if (!signal.aborted) this.#become(false, error as WebAuthnFailure); // it rejects with nothing else
    }
  }

  /** Ends what is pending, and forgets how it went. */
  end() {
    this.#ceremony.abort();
    this.#become(false);
  }

  #become(pending: boolean, failure?: WebAuthnFailure) {
    this.pending = pending;
    this.failure = failure;
    this.host.requestUpdate();
  }
}
