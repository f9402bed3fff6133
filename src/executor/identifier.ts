import { textOf, type ChallengeResponse, type FlowState } from "../protocol/index.js";

/**
 * Remembers as long as the executor lives what the user typed to say who they are: password managers file a login under
 * that, while the server only names the user that it found by it.
 */
export class Identifier {
  #typed = "";
  /** The user that the server found. */
  #user = "";

  /** Takes note of a response of the user. */
  hear(response: ChallengeResponse) {
    if (!("uid_field" in response)) return;
    this.#typed = textOf(response.uid_field);
    this.#user = "";
  }

  /** What the user of the current challenge typed, else the user's name. */
  in({ status, challenge }: FlowState): string {
    const user = challenge && "pending_user" in challenge ? textOf(challenge.pending_user) : "";
    if (challenge?.component !== "ak-stage-identification") this.#user ||= user;
    else if (status === "challenged") this.#typed = ""; // it was refused, or the user begins anew
    return (user === this.#user && this.#typed) || user;
  }
}
