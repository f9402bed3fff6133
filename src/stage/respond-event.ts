import type { Challenge, ChallengeResponse } from "../protocol/index.js";

/**
 * What follows a flow that is given up: the browser leaves for where it was to lead, or it begins anew, perhaps with
 * another user.
 */
export type Ending = "leave" | "restart" | "switch";

/** What a stage wants done with the flow. */
export type StageRequest =
  /** The user responds to the challenge. */
  | { kind: "response"; response: ChallengeResponse }
  /** The server is told something that is no response yet: the choice of a device. */
  | { kind: "information"; response: ChallengeResponse }
  /** A challenge that came inside this one takes its place: a login source. */
  | { kind: "challenge"; challenge: Challenge }
  /** The stage takes the browser elsewhere; a listener that prevents the default keeps it here. */
  | { kind: "departure"; to: string }
  /** The user gives the flow up. A user who is signed in stays signed in. */
  | { kind: "cancel"; then: Ending }
  /** The question is asked again. */
  | { kind: "again" }
  /** The challenge cannot be shown, or what was entered cannot be read. */
  | { kind: "failure"; error: unknown };

/** The one event of a stage; only the executor around it hears it. */
export class RespondEvent extends Event {
  static readonly type = "ak-respond";

  constructor(readonly request: StageRequest) {
    super(RespondEvent.type, { bubbles: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    "ak-respond": RespondEvent;
  }
}
