import { hmac } from "@noble/hashes/hmac.js";
import { sha1 } from "@noble/hashes/legacy.js";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const period = 30_000;

/** A new secret of 160 bits, in base32. */
export function randomSecret(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => alphabet[byte % 32]).join("");
}

/** The code that an authenticator app shows at a time (RFC 6238 with SHA-1 and half minutes). */
export function totp(secret: string, milliseconds: number, digits = 6): string {
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(Math.floor(milliseconds / period)));
  const digest = hmac(sha1, fromBase32(secret), new Uint8Array(counter.buffer));
  const view = new DataView(digest.buffer, digest.byteOffset);
  const number = view.getUint32((digest.at(-1) ?? 0) & 0xf) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

/**
 * The half minute since 1970 that a code is of: now, the one before or the one after, as clocks differ.
 * @param used - the half minute whose code was taken last; nothing up to there counts any more
 */
export function stepOf(
  code: string,
  { secret, digits = 6, used = -1 }: { secret: string; digits?: number | undefined; used?: number | undefined },
  milliseconds: number,
): number | undefined {
  const now = Math.floor(milliseconds / period);
  return [now - 1, now, now + 1].find((step) => step > used && totp(secret, step * period, digits) === code);
}

function fromBase32(text: string): Uint8Array {
  const bits = Array.from(text, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2));
}
