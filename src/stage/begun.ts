import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { ChallengeResponse, DeviceChallenge, PendingUser } from "../protocol/index.js";

/** Milliseconds that a code in a text message counts; after that, another one is what a person wants. */
const LIFETIME = 5 * 60_000;

/**
 * What has been sent to prove a second factor. The tab keeps it, so that a reload, which asks the server anew, sends
 * nobody another message or push; it ends with the step.
 */
export class Begun implements ReactiveController {
  readonly #since = new Map<string, number>();

  constructor(readonly host: ReactiveControllerHost & { readonly challenge: PendingUser }) {
    host.addController(this);
  }

  hostDisconnected() {
    for (const key of this.#since.keys()) attempt(() => sessionStorage.removeItem(key));
  }

  has(device: DeviceChallenge): boolean {
    const key = this.#key(device);
    const since = this.#since.get(key) ?? Number(attempt(() => sessionStorage.getItem(key)));
    const isFresh = Date.now() - since < LIFETIME;
    if (isFresh) this.#since.set(key, since);
    return isFresh;
  }

  /** @returns the device's number, by which a push is asked for. */
  add(device: DeviceChallenge): number {
    const key = this.#key(device);
    this.#since.set(key, Date.now());
    attempt(() => sessionStorage.setItem(key, String(Date.now())));
    return Number(device.device_uid);
  }

  /** @returns the response that has the server send a code to the device. */
  select(device: DeviceChallenge): ChallengeResponse<"ak-stage-authenticator-validate"> {
    const { device_class, device_uid, challenge, last_used } = device;
    this.add(device);
    return { selected_challenge: { device_class, device_uid, challenge, last_used: last_used ?? null } };
  }

  #key({ device_class, device_uid }: DeviceChallenge): string {
    return `ak-begun ${this.host.challenge.pending_user} ${device_class} ${device_uid}`;
  }
}

/** Storage may be blocked or full: then only this page knows. */
function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
