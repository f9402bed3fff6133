import { msg } from "@lit/localize";
import { html, nothing, render } from "lit";
import { addTexts } from "../i18n/add-texts.js";
import { laterTexts } from "../i18n/later-texts.js";

/** Bits from which a password could be stronger, and from which it looks strong. */
const LEVELS = [45, 80];

/** What people put into many passwords: guessed as soon as a single character. */
const COMMON = /pass?w[o0]rd|passwort|qwert[yz]?|asdf|letmein|welcome|iloveyou|admin|(spring|summer|autumn|winter)/gi;

/** How many characters there are of each kind. */
const KINDS: readonly [kind: RegExp, size: number][] = [
  [/\p{Ll}/u, 26],
  [/\p{Lu}/u, 26],
  [/\p{Lo}/u, 1000],
  [/\p{N}/u, 10],
  [/[^\p{L}\p{N}]/u, 33],
];

/**
 * Notes below the passwords that a form asks the user to choose, while they are typed: how hard the first is to guess,
 * and whether the second is the same. What is sent is for the server to judge.
 */
export async function notePasswords(root: ParentNode): Promise<void> {
  if (!(await addTexts(laterTexts, msg("en")))) return;
  const [first, second, ...others] = root.querySelectorAll<HTMLInputElement>("[autocomplete=new-password]");
  // Of more than two, the page cannot know which is which.
  if (!first || others.length) return;
  note(first, strength(first.value));
  if (!second) return;
  // Servers ask for two of which they compare what is left without spaces around it.
  const [chosen, repeated] = [first.value.trim(), second.value.trim()];
  if (!repeated) note(second, nothing);
  else if (repeated === chosen) note(second, msg("The passwords match."));
  else note(second, msg("The passwords don't match yet."));
  // What is only the beginning may still become the same.
  if (chosen.startsWith(repeated)) second.removeAttribute("aria-invalid");
  else second.setAttribute("aria-invalid", "true");
}

function note(field: HTMLInputElement, text: unknown) {
  const place = field.parentElement?.querySelector<HTMLElement>(".password-note");
  if (place) render(text, place);
}

/** How hard to guess a password looks, in a sentence and as a bar. */
function strength(password: string) {
  if (!password) return nothing;
  const bits = bitsOf(password);
  const level = LEVELS.filter((least) => bits >= least).length;
  const sentences = [
    msg("This looks easy to guess. Longer is better."),
    msg("This could be stronger. Longer is better."),
    msg("This looks hard to guess."),
  ];
  return html`<meter aria-hidden="true" max="3" low="1.5" high="2.5" optimum="3" value=${level + 1}></meter>
    ${sentences[level]}`;
}

/** How many bits guessing takes, roughly. What goes on a row, as in 1234 or aaaa, counts once. */
function bitsOf(password: string): number {
  const points = Array.from(password.replace(COMMON, "a"), (char) => char.codePointAt(0) ?? 0);
  const surprising = points.filter((point, at) => Math.abs(point - (points[at - 1] ?? -2)) > 1);
  const size = KINDS.reduce((sum, [kind, size]) => sum + (kind.test(password) ? size : 0), 0);
  return surprising.length * Math.log2(size);
}
