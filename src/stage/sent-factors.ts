import type { ReactiveController, ReactiveControllerHost } from "lit";
import { readStored, store } from "../browser/storage.js";
import { textOf, type ChallengeResponse, type DeviceChallenge, type PendingUser } from "../protocol/index.js";

/** Milliseconds that a code in a text message is valid; after that, the user needs another one. */
const LIFETIME = 5 * 60_000;

/**
 * The second factors to which the server has sent a code or a push. Session storage keeps them until the stage ends, so
 * that the page does not ask for another one after a reload. If storage is blocked, a reload forgets them.
 */
export class SentFactors implements ReactiveController {
  readonly #since = new Map<string, number>();

  constructor(readonly host: ReactiveControllerHost & { readonly challenge: PendingUser }) {
    host.addController(this);
  }

  hostDisconnected() {
    for (const key of this.#since.keys()) store("sessionStorage", key);
  }

  has(device: DeviceChallenge): boolean {
    const key = this.#key(device);
    const since = this.#since.get(key) ?? Number(readStored("sessionStorage", key));
    const age = now() - since;
    // A time in the future is from before the clock was set back, so that the age is unknown.
    const isFresh = age >= 0 && age < LIFETIME;
    if (isFresh) this.#since.set(key, since);
    return isFresh;
  }

  /** @returns the device's number, with which the page asks for a push */
  add(device: DeviceChallenge): number {
    const key = this.#key(device);
    this.#since.set(key, now());
    store("sessionStorage", key, String(now()));
    return Number(device.device_uid);
  }

  /** @returns the response that makes the server send a code to the device */
  select(device: DeviceChallenge): ChallengeResponse<"ak-stage-authenticator-validate"> {
    const { device_class, device_uid, challenge, last_used } = device;
    this.add(device);
    return { selected_challenge: { device_class, device_uid, challenge, last_used: last_used ?? null } };
  }

  #key({ device_class, device_uid }: DeviceChallenge): string {
    return `ak-sent ${textOf(this.host.challenge.pending_user)} ${textOf(device_class)} ${textOf(device_uid)}`;
  }
}

/** The time of the clock when this page was loaded, plus the time since, which setting the clock does not change. */
function now(): number {
  return performance.timeOrigin + performance.now();
}
