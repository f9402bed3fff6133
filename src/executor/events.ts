import type { Challenge, FlowFailure } from "../protocol/index.js";

/** The server has sent a challenge; fires for each one, also when the server has refused a response. */
export class ChallengeEvent extends Event {
  constructor(readonly challenge: Challenge) {
    super("ak-challenge", { bubbles: true, composed: true });
  }
}

/** The flow leads away from the page. A listener that prevents the default keeps the browser here. */
export class RedirectEvent extends Event {
  /** @param to - absolute address, of a scheme that is safe to open */
  constructor(readonly to: string) {
    super("ak-redirect", { bubbles: true, composed: true, cancelable: true });
  }
}

/** The flow cannot go on. The executor tells the user so in the card. */
export class FailureEvent extends Event {
  constructor(readonly error: FlowFailure) {
    super("ak-error", { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    "ak-challenge": ChallengeEvent;
    "ak-redirect": RedirectEvent;
    "ak-error": FailureEvent;
  }
}
