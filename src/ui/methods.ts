import { msg } from "@lit/localize";
import { html } from "lit";
import { textOf, type DeviceChallenge } from "../protocol/index.js";

/** How a second factor is described to the user. */
export interface Method {
  name: string;
  /** What the user needs for it. */
  hint: unknown;
  /** The label of its code, if it has one. */
  code?: string;
  /** How many digits the code may have; if not given, it may have letters. */
  digits?: number | readonly number[];
  /** Why it cannot be used, if so. */
  obstacle?: string;
}

/** What the server says of a second factor: at least its class. */
type Described = Pick<DeviceChallenge, "device_class"> & { challenge?: Record<string, unknown> | null };

/** Names a second factor. Newer servers may have classes that this page does not know. */
export function describeMethod({ device_class, challenge }: Described): Method {
  const email = challenge?.["email"];
  switch (device_class) {
    case "totp":
      return {
        name: msg("Authenticator app"),
        hint: msg("Enter the code that your authenticator app shows."),
        code: msg("Code from the app"),
        digits: [6, 8], // the server does not say which
      };
    case "static":
      return {
        name: msg("Recovery code"),
        hint: msg("Enter one of the codes that you saved. Each works once."),
        code: msg("Recovery code"),
      };
    case "sms":
      return {
        name: msg("Text message"),
        hint: msg("Enter the code that was sent to your phone."),
        code: msg("Code from the text message"),
        digits: 6,
      };
    case "email":
      return {
        name: msg("Email"),
        hint:
          typeof email === "string"
            ? msg(html`Enter the code that was sent to <bdi>${email}</bdi>.`)
            : msg("Enter the code that was sent to you by email."),
        code: msg("Code from the email"),
        digits: 6,
      };
    case "webauthn":
      return { name: msg("Passkey or security key"), hint: msg("Follow the instructions of your browser.") };
    case "duo":
      return { name: msg("Duo on your phone"), hint: msg("Approve the request on your phone. We wait for it.") };
    default:
      return {
        name: textOf(device_class) || msg("Another method"),
        hint: "",
        obstacle: msg("This page does not know this method. Please use another one."),
      };
  }
}
