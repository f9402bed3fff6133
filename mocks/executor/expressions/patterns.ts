import { NotUnderstood } from "./not-understood.js";

/** Characters that a pattern may have, and a text that it is tried on. */
const LONGEST = 300;
const LONGEST_TEXT = 2000;

/** Whether a pattern is found in a text. */
export function patternMatches(text: string, pattern: string): boolean {
  return compiled(text, pattern).test(text);
}

/** Where in a text a pattern has to be. */
export type Place = "start" | "anywhere" | "whole";

/** What a pattern finds in a text, with its groups. */
export function patternFound(
  text: string,
  pattern: string,
  place: Place,
  ignoresCase: boolean,
): RegExpExecArray | null {
  const flags = ignoresCase ? "iu" : "u";
  const { source } = compiled(text, pattern, flags);
  const whole = place === "anywhere" ? source : `^(?:${source})${place === "whole" ? "$" : ""}`;
  return new RegExp(whole, flags).exec(text);
}

/** A text in which each part that a pattern finds is another. */
export function patternReplaces(text: string, pattern: string, by: string): string {
  if (/[\\$]/.test(by)) throw new NotUnderstood("such a replacement");
  return text.replaceAll(compiled(text, pattern, "gu"), by);
}

/** A pattern as the browser has it, if it means the same there and cannot take long. */
function compiled(text: string, pattern: string, flags = "u"): RegExp {
  if (pattern.length > LONGEST || text.length > LONGEST_TEXT) throw new NotUnderstood("so long a pattern");
  // What begins with (? differs, but for groups without a name; so do \A, \Z and references.
  if (/\(\?[^:]|\\[AZ1-9pPuUN]|\[\[|&&/.test(pattern)) throw new NotUnderstood("such a pattern");
  // To the server letters and digits of other scripts are letters and digits too.
  if (/\\[wWdDbB]/.test(pattern) && /[^\p{ASCII}]/u.test(text)) throw new NotUnderstood("such a pattern");
  // Repetitions in repetitions, and several that take the same, may take for ever.
  if (/\([^)]*[*+{|][^)]*\)[*+{]/.test(pattern) || (pattern.match(/[*+]|\{\d+,/g) ?? []).length > 4) {
    throw new NotUnderstood("such a pattern");
  }
  try {
    return new RegExp(
      pattern.replace(/\\([-@#%&"'=:;<>~`! ,_])/g, (_, character: string) => (character === "-" ? "\\-" : character)),
      flags,
    );
  } catch {
    throw new NotUnderstood("such a pattern");
  }
}
