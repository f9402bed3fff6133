import { verdict, type Circumstances, type Verdict } from "./circumstances.js";
import type { PasswordPolicy } from "./policy.js";

const SYMBOLS = "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~ ";

/** Judges a new password as far as that can be told without asking others: lists of leaked ones are not looked at. */
export function judgePassword(policy: PasswordPolicy, { response, context }: Circumstances): Verdict {
  const field = policy.passwordField ?? "password";
  const password = response?.[field] ?? context.prompt_data?.[field];
  if (typeof password !== "string") return verdict(false, "Password not set in context");
  if ((policy.checkStaticRules ?? true) && !keepsRules(password, policy)) {
    return verdict(false, ...(policy.errorMessage ? [policy.errorMessage] : []));
  }
  const isEasy = policy.checkZxcvbn && strength(password) <= (policy.zxcvbnScoreThreshold ?? 2);
  return isEasy ? verdict(false, "Password is too weak.") : verdict(true);
}

function keepsRules(password: string, policy: PasswordPolicy): boolean {
  const { lengthMin = 0, amountDigits = 0, amountLowercase = 0, amountUppercase = 0, amountSymbols = 0 } = policy;
  const symbols = policy.symbolCharset ?? SYMBOLS;
  const count = (isWanted: (character: string) => boolean) => Array.from(password).filter(isWanted).length;
  return (
    password.length >= lengthMin &&
    count((it) => /[0-9]/.test(it)) >= amountDigits &&
    count((it) => /[a-z]/.test(it)) >= amountLowercase &&
    count((it) => /[A-Z]/.test(it)) >= amountUppercase &&
    count((it) => symbols.includes(it)) >= amountSymbols
  );
}

/** A score from 0 to 4 by the number of guesses that letters of these kinds allow; words are not looked up. */
function strength(password: string): number {
  const kinds: readonly (readonly [RegExp, number])[] = [
    [/[0-9]/, 10],
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/[^0-9a-zA-Z]/, 33],
  ];
  const letters = kinds.reduce((sum, [kind, size]) => sum + (kind.test(password) ? size : 0), 0);
  const guesses = new Set(password).size * Math.log10(letters || 1);
  return [3, 6, 8, 10].filter((power) => guesses >= power).length;
}
