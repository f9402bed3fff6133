import type { Challenge, ResponseErrors } from "../../../src/protocol/challenges.js";
import type { Flow, Plan } from "../flow.js";
import type { Stage } from "../flow-stages.js";
import { redirection } from "../redirection.js";
import type { Exchange } from "../exchange.js";
import type { World } from "../world.js";

/** What a stage may see and change while the executor replies to a request. */
export interface Context<S> {
  readonly world: World;
  readonly exchange: Exchange;
  readonly flow: Flow;
  readonly plan: Plan;
  readonly stage: S;
}

/** What was posted. */
export type Body = Readonly<Record<string, unknown>>;

/** What became of a stage. */
export type Outcome =
  | { is: "accepted" }
  | { is: "refused"; errors: ResponseErrors }
  | { is: "denied"; message: string | undefined }
  | { is: "left"; to: string }
  | { is: "shown"; challenge: Challenge }
  | { is: "rejected" };

/** The stage is done. */
export const accepted: Outcome = { is: "accepted" };

/** The response is not good enough: the challenge is asked again, with these errors. */
export const refused = (errors: ResponseErrors): Outcome => ({ is: "refused", errors });

/** The flow is over for this person. */
export const denied = (message?: string): Outcome => ({ is: "denied", message });

/** The stage has the browser go elsewhere. */
export const left = (to: string): Outcome => ({ is: "left", to });

/** A view replies in the place of the stage, and says nothing about the flow. */
export const shown = (challenge: Challenge): Outcome => ({ is: "shown", challenge });

/** A view sends the browser elsewhere. */
export const sent = (world: World, to: string): Outcome => shown(redirection(world, to));

/** The stage takes no such response: the reply is an empty page. */
export const rejected: Outcome = { is: "rejected" };

/** Now or later. */
type Awaitable<T> = T | Promise<T>;

/** How one kind of stage behaves. */
export interface StageKind<S> {
  /** Acts without asking, before anything else; with no outcome the stage asks its challenge. */
  run?(context: Context<S>): Awaitable<Outcome | undefined>;
  /** What is asked; `flow_info` and errors are added by the executor. */
  challenge?(context: Context<S>): Awaitable<Challenge>;
  /** Judges a response. */
  respond?(context: Context<S>, body: Body): Awaitable<Outcome>;
}

/** Finds how a stage behaves. */
export type KindOf = <S extends Stage>(stage: S) => StageKind<S>;
