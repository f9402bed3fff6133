import { isObject, textOf, type PromptChoice, type StagePrompt } from "../protocol/index.js";
import { initialValue } from "./prompt-value.js";

/** A choice, and the language of its label if that is not the server's. */
export type Choosable = PromptChoice & { lang?: string };

/** The choices of a field. Servers of 2023 send texts instead of objects. */
export function choicesOf(prompt: StagePrompt): readonly PromptChoice[] {
  const choices: readonly unknown[] = Array.isArray(prompt.choices) ? prompt.choices : [];
  return choices.flatMap((choice) => {
    const { value, label } = isObject(choice) ? choice : { value: choice, label: choice };
    const text = textOf(value);
    return text || value === "" ? [{ value: text, label: textOf(label) || text }] : [];
  });
}

/**
 * The value that is selected at first. If the default is none of the choices, it is the first one: servers send such a
 * default for the first choice, and in a required field that is a valid one.
 */
export function chosenOf(prompt: StagePrompt, choices: readonly PromptChoice[]): string | undefined {
  const initial = initialValue(prompt);
  const match = choices.find(({ value }) => value === initial)?.value;
  return match ?? (initial || (prompt.required && prompt.type !== "ak-locale") ? choices[0]?.value : undefined);
}

/** Languages of servers. */
const LOCALES =
  "cs-CZ de-DE en es-ES fi-FI fr-FR it-IT ja-JP ko-KR nl-NL pl-PL pt-BR ru-RU tr-TR zh-Hans zh-Hant".split(" ");

/** Languages, each by its own name; that of the server's value is always among them. */
export function localesOf(prompt: StagePrompt): readonly Choosable[] {
  const told = choicesOf(prompt);
  if (told.length) return told;
  const initial = initialValue(prompt);
  const others = !initial || LOCALES.includes(initial) ? [] : [{ value: initial, label: initial, lang: "" }];
  return [...others, ...LOCALES.map((value) => ({ value, label: nameOf(value), lang: value }))];
}

function nameOf(locale: string): string {
  return new Intl.DisplayNames(locale, { type: "language" }).of(locale) ?? locale;
}
