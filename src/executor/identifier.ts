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

  /** What the user of the current challenge typed, else the user's name; challenges that name no user are for the same. */
  in({ status, challenge }: FlowState): string {
    const user = challenge && "pending_user" in challenge ? textOf(challenge.pending_user) : "";
    if (challenge?.component === "ak-stage-identification") {
      if (status === "challenged") this.#typed = this.#user = ""; // it was refused, or the user begins anew
    } else if (user) {
      if (this.#user && this.#user !== user) this.#typed = "";
      this.#user = user;
    }
    return this.#typed || this.#user;
  }
}
