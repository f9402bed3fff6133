import type { ReactiveController, ReactiveControllerHost } from "lit";
import { readStored, store } from "../browser/storage.js";
import { textOf, type ChallengeResponse, type DeviceChallenge, type PendingUser } from "../protocol/index.js";

/** Milliseconds that a code in a text message counts; after that, the user wants another one. */
const LIFETIME = 5 * 60_000;

/**
 * To which second factors the server has sent a code or a push. The tab remembers it until the stage ends, so that a
 * reload, which asks the server anew, does not send another one. Where storage is blocked, this page alone remembers.
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

  /** @returns the device's number, by which a push is asked for. */
  add(device: DeviceChallenge): number {
    const key = this.#key(device);
    this.#since.set(key, now());
    store("sessionStorage", key, String(now()));
    return Number(device.device_uid);
  }

  /** @returns the response that has the server send a code to the device. */
  select(device: DeviceChallenge): ChallengeResponse<"ak-stage-authenticator-validate"> {
    const { device_class, device_uid, challenge, last_used } = device;
    this.add(device);
    return { selected_challenge: { device_class, device_uid, challenge, last_used: last_used ?? null } };
  }

  #key({ device_class, device_uid }: DeviceChallenge): string {
    return `ak-sent ${textOf(this.host.challenge.pending_user)} ${textOf(device_class)} ${textOf(device_uid)}`;
  }
}

/** What the clock showed when this page was loaded, and the time since, which no setting of the clock changes. */
function now(): number {
  return performance.timeOrigin + performance.now();
}
