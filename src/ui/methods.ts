import { msg } from "@lit/localize";
import { html } from "lit";
import { textOf, type DeviceChallenge } from "../protocol/index.js";

/** How a second factor is described to the user. */
export interface Method {
  name: string;
  /** The heading of the step that asks for it. */
  step: string;
  /** What the user does for it, in the line below its name. */
  note?: unknown;
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
        step: msg("Enter the code from your app"),
        note: msg("Enter the code that the app shows"),
        hint: msg("Enter the code that your authenticator app shows."),
        code: msg("Code from the app"),
        digits: [6, 8], // the server does not say which
      };
    case "static":
      return {
        name: msg("Recovery code"),
        step: msg("Enter a recovery code"),
        note: msg("Use one of the codes you saved"),
        hint: msg("Enter one of the codes that you saved. Each works once."),
        code: msg("Recovery code"),
      };
    case "sms":
      return {
        name: msg("Text message"),
        step: msg("Check your phone"),
        note: msg("Get a code on your phone"),
        hint: msg("Enter the code that was sent to your phone."),
        code: msg("Code from the text message"),
        digits: 6,
      };
    case "email":
      return {
        name: msg("Email"),
        step: msg("Check your email"),
        note: typeof email === "string" ? msg(html`Get a code at <bdi>${email}</bdi>`) : msg("Get a code by email"),
        hint:
          typeof email === "string"
            ? msg(html`Enter the code that was sent to <bdi>${email}</bdi>.`)
            : msg("Enter the code that was sent to you by email."),
        code: msg("Code from the email"),
        digits: 6,
      };
    case "webauthn":
      return {
        name: msg("Passkey or security key"),
        step: msg("Use your passkey"),
        note: msg("Face, fingerprint, PIN or security key"),
        hint: msg("Follow the steps in your browser's window."),
      };
    case "duo":
      return {
        name: msg("Duo on your phone"),
        step: msg("Check your phone"),
        note: msg("Approve a request"),
        hint: msg("We sent a request to your phone. Open Duo and approve it."),
      };
    default:
      return {
        name: textOf(device_class) || msg("Another method"),
        step: msg("Verify it's you"),
        hint: "",
        obstacle: msg("This method isn't supported here. Use another one."),
      };
  }
}
