import type { Challenge, FlowFailure } from "../protocol/index.js";

/** A challenge is due; fires for each one, also when a response was refused. */
export class ChallengeEvent extends Event {
  static readonly type = "ak-challenge";

  constructor(readonly challenge: Challenge) {
    super(ChallengeEvent.type, { bubbles: true, composed: true });
  }
}

/** The flow leaves the page. Whoever prevents the default takes over from there. */
export class RedirectEvent extends Event {
  static readonly type = "ak-redirect";

  /** @param to - absolute address, of a scheme that a page may open */
  constructor(readonly to: string) {
    super(RedirectEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

/** Something kept the flow from going on. People are told in the card. */
export class FailureEvent extends Event {
  static readonly type = "ak-error";

  constructor(readonly error: FlowFailure) {
    super(FailureEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    "ak-challenge": ChallengeEvent;
    "ak-redirect": RedirectEvent;
    "ak-error": FailureEvent;
  }
}
