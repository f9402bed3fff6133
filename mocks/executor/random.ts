/** Random hexadecimal digits: 32 unless told otherwise. */
export function randomHex(digits = 32): string {
  const bytes = crypto.getRandomValues(new Uint8Array(digits));
  return Array.from(bytes, (byte) => (byte % 16).toString(16)).join("");
}
