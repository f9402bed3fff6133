import type { Kept } from "../kept.js";

/** A policy whose verdict is known beforehand: the server's dummy policy, or a switch. */
export interface FixedPolicy {
  kind?: "fixed";
  name: string;
  passes: boolean;
  /** What a person is told when it does not pass. */
  messages?: readonly string[];
}

/** A policy in the server's language. It is recognised or asked about, never executed. */
export interface ExpressionPolicy {
  kind: "expression";
  name: string;
  expression: string;
}

/** Demands on a new password. */
export interface PasswordPolicy {
  kind: "password";
  name: string;
  /** Key of the prompt whose answer is judged. */
  passwordField?: string;
  lengthMin?: number;
  amountDigits?: number;
  amountUppercase?: number;
  amountLowercase?: number;
  amountSymbols?: number;
  symbolCharset?: string;
  errorMessage?: string;
  /** Whether length and amounts are looked at. */
  checkStaticRules?: boolean;
  /** Whether easy passwords are refused. */
  checkZxcvbn?: boolean;
  /** The highest score, of 0 to 4, that is still too easy. */
  zxcvbnScoreThreshold?: number;
  /** Whether passwords are refused that have leaked somewhere. */
  checkHaveIBeenPwned?: boolean;
}

/** Passes for those of whom too much went wrong. */
export interface ReputationPolicy {
  kind: "reputation";
  name: string;
  checkIp?: boolean;
  checkUsername?: boolean;
  threshold?: number;
}

/** Compares an event; a running flow is none. */
export interface EventMatcherPolicy {
  kind: "event_matcher";
  name: string;
  action?: string;
  clientIp?: string;
  app?: string;
  model?: string;
}

/** A policy that needs what the executor does not know, such as the user's country. The player is asked about it. */
export interface OtherPolicy {
  kind: "other";
  name: string;
  model: string;
}

/** Passes for one account, by its username, or for the members of a group, by its name. */
export interface Membership {
  kind: "user" | "group";
  name: string;
}

/** Whatever can be bound to a flow, a stage or a prompt, and what files say of it besides. */
export type Policy = Kept &
  (EventMatcherPolicy | ExpressionPolicy | FixedPolicy | Membership | OtherPolicy | PasswordPolicy | ReputationPolicy);

/** A policy where it is bound. Left out members have the defaults of the server (contract of exports, section 3). */
export type PolicyBinding = Policy & {
  order?: number;
  negate?: boolean;
  enabled?: boolean;
  /** What counts where the server cannot tell whether it passes. */
  failureResult?: boolean;
  /** What a file says of the binding besides. */
  binding?: Kept;
};

/** Whether one policy is enough, or all must pass. */
export type PolicyEngineMode = "any" | "all";
