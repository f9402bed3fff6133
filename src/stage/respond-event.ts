import type { Challenge, ChallengeResponse } from "../protocol/index.js";

/**
 * What follows a cancelled flow: the browser goes to where the flow was to lead, or the flow starts anew, perhaps with
 * another user.
 */
export type Ending = "leave" | "restart" | "switch";

/** What a stage asks the executor to do. */
export type StageRequest =
  /** Send the response of the user. */
  | { kind: "response"; response: ChallengeResponse }
  /** Inform the server, as of a chosen device, without a response. */
  | { kind: "information"; response: ChallengeResponse }
  /** Show a challenge that came inside this one, as that of a login source. */
  | { kind: "challenge"; challenge: Challenge }
  /** Let the browser leave for an address; a listener that prevents the default keeps it here. */
  | { kind: "departure"; to: string }
  /** Cancel the flow. A user who is signed in stays signed in. */
  | { kind: "cancel"; then: Ending }
  /** Ask the server for the challenge again. */
  | { kind: "again" }
  /** Fail: the challenge cannot be shown, or what the user entered cannot be read. */
  | { kind: "failure"; error: unknown };

/**
 * The one event of a stage: asks the executor around it for something. The page around the executor hears it as well,
 * after the executor has done what was asked.
 */
export class RespondEvent extends Event {
  constructor(readonly request: StageRequest) {
    super("ak-respond", { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    "ak-respond": RespondEvent;
  }
}
