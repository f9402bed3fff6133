import { readStored, store } from "../browser/storage.js";
import type { DeviceChallenge } from "../protocol/index.js";

/** Local storage keeps here the second factor that the user prefers. It is no secret. */
const KEY = "ak-preferred-method";

/**
 * Remembers a second factor that the user chose, except recovery codes, which users take when they have nothing else.
 */
export function preferMethod({ device_class }: DeviceChallenge): void {
  if (device_class === "static") return;
  store("localStorage", KEY, device_class);
}

/** The second factor to begin with, if one stands out: the only one, the preferred one, or the one used last. */
export function firstMethod(devices: readonly DeviceChallenge[]): DeviceChallenge | undefined {
  if (devices.length === 1) return devices[0];
  const preferred = readStored("localStorage", KEY);
  return devices.find((device) => device.device_class === preferred) ?? lastUsed(devices);
}

/** The second factor that the user took the last time, as far as the server knows; recovery codes do not count. */
export function lastUsed(devices: readonly DeviceChallenge[]): DeviceChallenge | undefined {
  return devices
    .filter((device) => device.last_used && device.device_class !== "static")
    .sort((a, b) => Date.parse(b.last_used ?? "") - Date.parse(a.last_used ?? ""))[0];
}
