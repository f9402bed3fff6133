import type { Challenge } from "./challenges.js";

/** Members that the server makes anew for each rendering of one and the same step. */
const RENEWED = new Set([
  "response_errors",
  "token",
  "challenge",
  "registration",
  "passkey_challenge",
  "pending_user_identifier",
]);

/** What stays of a challenge however often it is asked for. Media addresses are compared without their signature. */
export function outline(challenge: Challenge): string {
  return JSON.stringify(challenge, (key, value: unknown) => {
    if (RENEWED.has(key)) return undefined;
    return typeof value === "string" ? value.split("?", 1)[0] : value;
  });
}

/** Whether two challenges are renderings of the same step of the plan. */
export function isSameStep(one: Challenge, other: Challenge): boolean {
  return outline(one) === outline(other);
}
