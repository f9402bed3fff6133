/**
 * A text whose digits are those of ASCII, which is what servers understand: keyboards write the digits of their own
 * script (١٢٣, १२३), and some write wide ones (１２３).
 */
export function plainDigits(text: string): string {
  return text.normalize("NFKC").replace(/\p{Nd}/gu, (digit) => String(valueOf(digit)));
}

/** A code without what only helps to read it: spaces, dashes, and marks of the writing direction. */
export function plainCode(text: string): string {
  return plainDigits(text).replace(/[\s\p{Dash}\p{Cf}]/gu, "");
}

/** Every script has its ten digits in a row, zero first. */
function valueOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++;
  return before % 10;
}
