import type { Challenge } from "./challenges.js";

/** Members that the server renews each time it sends the same step. */
const RENEWED = new Set([
  "response_errors",
  "token",
  "challenge",
  "registration",
  "passkey_challenge",
  "pending_user_identifier",
]);

/**
 * The part of a challenge that stays the same however often it is sent: addresses lose their query, which holds
 * signatures.
 */
export function outline(challenge: Challenge): string {
  return JSON.stringify(challenge, (key, value: unknown) => {
    if (RENEWED.has(key)) return undefined;
    return typeof value === "string" ? value.split("?", 1)[0] : value;
  });
}

/** Whether two challenges are the same step of the plan. */
export function isSameStep(one: Challenge, other: Challenge): boolean {
  return outline(one) === outline(other);
}
