import type { Challenge, ChallengeResponse } from "../protocol/index.js";

/**
 * What follows a flow that is given up: the browser leaves for where it was to lead, or it begins anew, perhaps with
 * another user.
 */
export type Ending = "leave" | "restart" | "switch";

/** What a stage wants done with the flow. */
export type Answer =
  /** The challenge is answered. */
  | { kind: "response"; response: ChallengeResponse }
  /** The server is told something that answers nothing: the choice of a device. */
  | { kind: "information"; response: ChallengeResponse }
  /** A challenge that came inside this one takes its place: a login source. */
  | { kind: "challenge"; challenge: Challenge }
  /** A form takes the browser elsewhere; whoever prevents the default keeps it here. */
  | { kind: "departure"; to: string }
  /** The flow is given up. Whoever is signed in stays signed in. */
  | { kind: "cancel"; then: Ending }
  /** The question is asked again. */
  | { kind: "again" }
  /** The challenge cannot be shown, or what was entered cannot be read. */
  | { kind: "failure"; error: unknown };

/** The one event of a stage; only the executor around it hears it. */
export class RespondEvent extends Event {
  static readonly type = "ak-respond";

  constructor(readonly answer: Answer) {
    super(RespondEvent.type, { bubbles: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    "ak-respond": RespondEvent;
  }
}
