/** A second factor of an account, perhaps with the name of the stage that set it up. */
export type Device = { uid: number; username: string; lastUsed: string | null } & (
  | { deviceClass: "totp"; secret: string; digits: number }
  | { deviceClass: "static"; codes: readonly string[] }
  | { deviceClass: "sms"; phone: string; stage?: string }
  | { deviceClass: "email"; email: string; stage?: string }
  | { deviceClass: "duo" }
);

/** What was sent to somebody. */
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

/** Nobody's yet, unless some are given. */
export function authenticators(devices: readonly Device[] = []): Authenticators {
  return { devices, proofs: new Map(), outbox: [], phone: "approves" };
}

/** A code of six digits. */
export function randomCode(): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return String(number % 1_000_000).padStart(6, "0");
}

/** An address as a server shows it to whoever has not proved anything: the first letter of each part. */
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
