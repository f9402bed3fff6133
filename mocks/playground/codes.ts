import type { Authenticators } from "../executor/devices.js";
import { totp } from "../executor/totp.js";
import { ada, type User } from "../directory.js";

/** Milliseconds for which an authenticator app shows a code. */
const PERIOD = 30_000;

/** A code that lets an account go on, and from what it comes. */
export interface CurrentCode {
  from: string;
  code: string;
}

/** The password of an account that came with the demo; those of others are known to the server as hashes alone. */
export function passwordOf({ passwordHash }: User): string | undefined {
  return passwordHash === ada.passwordHash ? "analytical" : undefined;
}

/** The codes with which an account could go on now: of its apps, its messages and its recovery codes. */
export function currentCodes({ devices, outbox }: Authenticators, { username }: User, now: number): CurrentCode[] {
  return devices.flatMap((device): CurrentCode[] => {
    if (device.username !== username) return [];
    if (device.deviceClass === "totp") {
      return [{ from: "Authenticator app", code: totp(device.secret, now, device.digits) }];
    }
    if (device.deviceClass === "static")
      return device.codes.slice(0, 1).map((code) => ({ from: "Recovery code", code }));
    const address = device.deviceClass === "sms" ? device.phone : device.deviceClass === "email" ? device.email : "";
    const sent = outbox.findLast(({ to }) => to === address);
    return sent ? [{ from: device.deviceClass === "sms" ? "SMS" : "Email", code: sent.code }] : [];
  });
}

/** When the codes of apps change next. */
export function nextChange(now: number): number {
  return (Math.floor(now / PERIOD) + 1) * PERIOD;
}
