import type { Challenge, ChallengeResponse, Component } from "../../src/protocol/challenges.js";

/** Our challenges by component, for the type checker to look up. */
export type Challenges = { [C in Component]: Challenge<C> };

/** Our responses by component as they are sent, with the component that the session adds; `never` where none is. */
export type Responses = {
  [C in Component]: [ChallengeResponse<C>] extends [never] ? never : ChallengeResponse<C> & { component: C };
};
