import assert from "node:assert/strict";
import { directory } from "../../mocks/directory.js";
import { authenticators, type Device } from "../../mocks/executor/devices.js";
import type { AuthenticatorValidateStage } from "../../mocks/executor/flow-stages.js";
import type { Component, DeviceChallenge } from "../../src/protocol/challenges.js";
import { Authenticator } from "./authenticator.js";
import { grace, visit, type Differences } from "./visit.js";

/** What the stage sends. */
export const component = "ak-stage-authenticator-validate" satisfies Component;
const stage: AuthenticatorValidateStage = { kind: "authenticator_validate", name: "mfa" };
/** What her app makes its codes of. */
export const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXQ";
/** When all this happens. */
export const now = Date.UTC(2026, 6, 29, 12);
const used = new Date(now - 60_000).toISOString();
const own = { username: "grace", lastUsed: null };

/** One of each, and a second telephone. */
export const devices: readonly Device[] = [
  { ...own, uid: 1, deviceClass: "static", codes: ["abcdefghijkl", "mnopqrstuvwx"] },
  { ...own, uid: 2, deviceClass: "duo" },
  { ...own, uid: 3, deviceClass: "totp", secret, digits: 6, lastUsed: used },
  { ...own, uid: 4, deviceClass: "sms", phone: "+15550111" },
  { ...own, uid: 5, deviceClass: "sms", phone: "+15550112" },
  { ...own, uid: 6, deviceClass: "email", email: "grace@example.org" },
  { ...own, uid: 9, deviceClass: "email", email: "other@example.org", username: "other" },
];

/** The challenge of her first telephone. */
export const sms = { device_class: "sms", device_uid: "4", challenge: {}, last_used: null };
/** The challenges of all that she has but passkeys. */
export const listed = [
  { device_class: "static", device_uid: "1", challenge: {}, last_used: null },
  { device_class: "duo", device_uid: "2", challenge: {}, last_used: null },
  { device_class: "totp", device_uid: "3", challenge: {}, last_used: used },
  sms,
  { device_class: "email", device_uid: "6", challenge: { email: "g****@e******.org" }, last_used: null },
];

/** Grace before the stage, with all that she has. */
export function before(differences: Differences & { stage?: Partial<AuthenticatorValidateStage> } = {}) {
  const { stage: parts, ...others } = differences;
  const clock = { now };
  const authenticator = new Authenticator();
  const visited = visit([{ ...stage, ...parts }], {
    authenticators: authenticators(devices),
    directory: directory([grace]),
    clock: () => clock.now,
    ...others,
  });
  return { ...visited, clock, authenticator };
}

/** Gives an account a passkey, as its set-up does. */
export async function register(
  world: ReturnType<typeof visit>["world"],
  authenticator: Authenticator,
  username = "grace",
) {
  const kind = "authenticator_webauthn";
  const flow = { context: { pending_user: username } };
  const setup = visit([{ kind, name: "setup" }], { directory: world.directory, ...flow });
  const { registration } = await setup.get("ak-stage-authenticator-webauthn");
  await setup.post({ response: authenticator.register(registration) }, "xak-flow-redirect");
}

/** What a passkey is asked. */
export function optionsOf(challenges: readonly DeviceChallenge[]): Record<string, unknown> {
  const challenge = challenges.find(({ device_class }) => device_class === "webauthn")?.challenge;
  assert.ok(challenge);
  return challenge;
}

/** How far her reputation has fallen. */
export function scoreOf({ reputation }: { reputation: readonly { identifier: string; score: number }[] }): number {
  return reputation.find(({ identifier }) => identifier === "grace")?.score ?? 0;
}
