import { verdict, type Circumstances, type Verdict } from "./circumstances.js";
import { decide } from "./decision.js";
import type { PasswordPolicy, PolicyBinding } from "./policy.js";

const SYMBOLS = "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~ ";

/** Judges a new password. Lists of those that have leaked are elsewhere: the player is asked about them. */
export async function judgePassword(
  policy: PasswordPolicy & Pick<PolicyBinding, "failureResult">,
  circumstances: Circumstances,
): Promise<Verdict> {
  const { response, context, user, world } = circumstances;
  const field = policy.passwordField ?? "password";
  const password = response?.[field] ?? context.prompt_data?.[field];
  if (typeof password !== "string") return verdict(false, "Password not set in context");
  if ((policy.checkStaticRules ?? true) && !keepsRules(password, policy)) {
    return verdict(false, ...(policy.errorMessage ? [policy.errorMessage] : []));
  }
  if (policy.checkHaveIBeenPwned) {
    const leaks = await decide(policy, "check_have_i_been_pwned: has this password leaked nowhere?", circumstances);
    if (!leaks.passes) return verdict(false, "Password exists on 1 online lists.");
  }
  if (!policy.checkZxcvbn) return verdict(true);
  const { judgeStrength } = await import("./strength.js");
  const own = [user?.username, user?.name, user?.email, world.brand.branding_title].filter((it) => it !== undefined);
  const { score, suggestions } = judgeStrength(password, own);
  if (score > (policy.zxcvbnScoreThreshold ?? 2)) return verdict(true, ...suggestions);
  return verdict(false, "Password is too weak.", ...suggestions);
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
