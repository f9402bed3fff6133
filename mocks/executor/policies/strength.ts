import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import * as common from "@zxcvbn-ts/language-common";
import * as english from "@zxcvbn-ts/language-en";

/** How hard a password is to guess, from 0 to 4, and what would make it harder. */
export interface Strength {
  score: number;
  suggestions: readonly string[];
}

/** What servers look at of a password. */
const LONGEST = 100;

const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary },
  graphs: common.adjacencyGraphs,
  translations: english.translations,
});

/** Judges a password as servers do. @param own - words of the user and of the server, which are guessed first */
export function judgeStrength(password: string, own: readonly string[]): Strength {
  const { score, feedback } = zxcvbn.check(password.slice(0, LONGEST), [...own]);
  return { score, suggestions: feedback.suggestions };
}
