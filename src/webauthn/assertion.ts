import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { WebAuthnOptions } from "../protocol/index.js";
import { assert } from "./assert.js";
import type { WebAuthnFailure } from "./webauthn-failure.js";

/** Runs assertions for an element: one at a time, ended when the element leaves the document. */
export class Assertion implements ReactiveController {
  /** Whether the browser is asking the user. */
  pending = false;
  /** Why the last one failed. */
  failure: WebAuthnFailure | undefined;
  #ceremony = new AbortController();

  /** @param done - called with the assertion */
  constructor(
    readonly host: ReactiveControllerHost,
    readonly done: (assertion: Record<string, unknown>) => void,
  ) {
    host.addController(this);
  }

  hostDisconnected() {
    this.end();
  }

  /** Starts an assertion; one that is pending ends. */
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

  /** Ends a pending assertion, and forgets its failure. */
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
