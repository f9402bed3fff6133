import { msg, str } from "@lit/localize";
import { addTexts } from "../i18n/add-texts.js";
import { laterTexts } from "../i18n/later-texts.js";
import { textOf, type ErrorDetail } from "../protocol/index.js";
import { number } from "../ui/number.js";
import type { Reason } from "../ui/server-text.js";

/** What a stage needs once the server has refused a response. */
export interface Refusal {
  /**
   * Says a reason in a sentence of ours, if we know what the server means: by the code where that says enough, else by
   * the server's English text, since servers leave many of theirs untranslated. All else stays as the server says it.
   * @param atField - blank if users read it above the form, instead of at the field that it is about
   */
  explain(error: ErrorDetail, atField: unknown): Reason;
  /** Moves the focus to the field that the server refused; without one that is marked, it was the password. */
  focusRefused(root: ParentNode): void;
}

/** What was made of each error. A reason that is the same object is the same alert, which is not announced again. */
const explained = new WeakMap<ErrorDetail, Reason>();

const refusal: Refusal = {
  explain(error, atField) {
    const string = sentenceOf(error, Boolean(atField));
    if (!string) return error;
    const before = explained.get(error);
    if (before?.string === string) return before;
    const reason: Reason = { ...error, string, isOurs: true };
    explained.set(error, reason);
    return reason;
  },

  focusRefused(root) {
    const refused =
      root.querySelector<HTMLElement>("[aria-invalid]") ?? root.querySelector<HTMLElement>("input[type=password]");
    refused?.focus();
    if (refused instanceof HTMLInputElement) refused.select();
  },
};

/** Loads the sentences in the language of the page; without them, there is nothing that could explain. */
export async function loadRefusal(): Promise<Refusal | undefined> {
  return (await addTexts(laterTexts, msg("en"))) ? refusal : undefined;
}

function sentenceOf({ code, string }: ErrorDetail, isAtField: boolean): string | undefined {
  switch (code) {
    case "required":
    case "blank":
    case "null":
      return isAtField
        ? msg("Please fill in this field.")
        : msg("Something that the server needs is missing. Please try again.");
    case "invalid_choice":
      return msg("Please choose one of the options.");
    case "max_length":
      return longest(textOf(string));
    default:
      return SENTENCES.get(textOf(string).trim())?.();
  }
}

/** The number is known from the text alone, in whatever language. */
function longest(text: string): string | undefined {
  const [most, ...others] = text.match(/\d+/g) ?? [];
  return most && !others.length ? msg(str`Please enter at most ${number(Number(most))} characters.`) : undefined;
}

const wrongCode = () => msg("This code doesn't match. Check it and try again.");
const unconfirmed = () => msg("The human check was not confirmed. Please try again.");
const unknownPasskey = () => msg("This passkey isn't known here. Use another one.");
const wrongMethod = () => msg("This method can't be used here. Choose another one.");
const telegram = () => msg("Telegram's confirmation was not accepted. Please try again.");

/** What servers say with the code `invalid`, and what we say instead. */
const SENTENCES: ReadonlyMap<string, () => string> = new Map([
  ["Failed to authenticate.", () => msg("You could not be signed in. Check what you entered and try again.")],
  ["Code does not match", wrongCode],
  ["Invalid code", wrongCode],
  [
    "Invalid Token. Please ensure the time on your device is accurate and try again.",
    () => msg("This code was not accepted. Use the newest one, and check that your device's clock is right."),
  ],
  ["email required", () => msg("Please enter your email address.")],
  ["phone_number required", () => msg("Please enter your phone number.")],
  ["Invalid email", () => msg("This email address can't be used here. Please enter another one.")],
  ["Invalid phone number", () => msg("This phone number can't be used here. Please enter another one.")],
  ["Invalid device", unknownPasskey],
  ["Assertion failed", () => msg("Your passkey was not accepted. Try again, or use another method.")],
  ["Credential ID already exists.", () => msg("This passkey is set up already.")],
  ["Invalid captcha response", unconfirmed],
  ["Invalid captcha response. Retrying may solve this issue.", unconfirmed],
  ["Failed to validate token", unconfirmed],
  ["Invalid consent token, re-showing prompt", () => msg("This question was out of date. Please answer it once more.")],
  ["A valid integer is required.", () => msg("Please enter a whole number.")],
  ["No compatible device class allowed", wrongMethod],
  ["invalid challenge selected", wrongMethod],
  ["Authentication date is too old", telegram],
  ["Invalid hash", telegram],
]);
