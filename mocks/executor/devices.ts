import { stepOf } from "./totp.js";

/** A second factor of an account, perhaps with the name of the stage that set it up. */
export type Device = { uid: number; username: string; lastUsed: string | null; failures?: Failures | undefined } & (
  | { deviceClass: "totp"; secret: string; digits: number; used?: number }
  | { deviceClass: "static"; codes: readonly string[] }
  | { deviceClass: "sms"; phone: string; stage?: string }
  | { deviceClass: "email"; email: string; stage?: string }
  | { deviceClass: "duo" }
);

/** Wrong codes since the last right one. */
interface Failures {
  count: number;
  /** Milliseconds since 1970. */
  last: number;
}

/** A code that was sent to a user. */
export interface Message {
  to: string;
  code: string;
}

/** A browser has shown a second factor, and is not asked again by the same stage for a while. */
export interface Proof {
  /** Name. */
  stage: string;
  /** What was shown: the number of a device, or the id of a passkey. */
  factor: number | string;
  /** Milliseconds since 1970. */
  expires: number;
}

/** Second factors, and what reaches the people who have them. */
export interface Authenticators {
  devices: readonly Device[];
  /** By the cookie of the browser. */
  readonly proofs: Map<string, Proof>;
  /** SMS and e-mail, the newest last. */
  readonly outbox: Message[];
  /** What a person does when Duo asks. */
  phone: "approves" | "denies" | "silent";
}

/** Whether a device takes no code yet: for a second after a wrong one, and twice as long after each further one. */
export function rests({ failures }: Device, now: number): boolean {
  return failures !== undefined && now < failures.last + 1000 * 2 ** (failures.count - 1);
}

/** The device after a code of its own, which is used up by that; none if the code is wrong. */
export function taken(device: Device, code: string, now: number): Device | undefined {
  if (device.deviceClass === "totp") {
    const used = stepOf(code, device, now);
    return used === undefined ? undefined : { ...device, used };
  }
  if (device.deviceClass !== "static" || !device.codes.includes(code)) return undefined;
  return { ...device, codes: device.codes.filter((it) => it !== code) };
}

/** The device after a wrong code. Those that codes are sent to need not rest: a new code is a new chance anyway. */
export function failed(device: Device, now: number): Device {
  if (device.deviceClass !== "totp" && device.deviceClass !== "static") return device;
  return { ...device, failures: { count: (device.failures?.count ?? 0) + 1, last: now } };
}

/** Keeps what has become of a device. */
export function keepDevice(authenticators: Authenticators, device: Device): void {
  authenticators.devices = authenticators.devices.map((it) => (it.uid === device.uid ? device : it));
}

/** The second factors of a world: none, unless some are given. */
export function authenticators(devices: readonly Device[] = []): Authenticators {
  return { devices, proofs: new Map(), outbox: [], phone: "approves" };
}

/** A code of six digits. */
export function randomCode(): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return String(number % 1_000_000).padStart(6, "0");
}

/** An address as a server shows it before the user has proved a factor: the first letter of each part. */
export function masked(email: string): string {
  const [, name = "", domain = "", end] = /^([^@]+)@([^@]+)\.([^@.]+)$/.exec(email) ?? [];
  if (!end) throw new Error("not enough values to unpack");
  const hide = (text: string) => `${text.slice(0, 1)}${"*".repeat(text.length - 1)}`;
  return `${hide(name)}@${hide(domain)}.${end}`;
}

type NewDevice = Device extends infer D ? (D extends Device ? Omit<D, "uid" | "lastUsed"> : never) : never;

/** Keeps a new device. */
export function addDevice(authenticators: Authenticators, device: NewDevice): void {
  const uid = Math.max(0, ...authenticators.devices.map((it) => it.uid)) + 1;
  authenticators.devices = [...authenticators.devices, { ...device, uid, lastUsed: null }];
}
