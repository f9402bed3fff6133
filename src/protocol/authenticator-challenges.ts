import type { Envelope, PendingUser, WebAuthnOptions } from "./envelope.js";

/** One way to prove a second factor. */
export interface DeviceChallenge {
  device_class: "static" | "totp" | "webauthn" | "duo" | "sms" | "email";
  device_uid: string;
  challenge: Record<string, unknown>;
  /** ISO 8601. */
  last_used: string | null;
}

/** A stage that sets up a second factor. */
export interface SelectableStage {
  pk: string;
  name: string;
  verbose_name: string;
  meta_model_name: string;
}

/** Asks for a second factor. */
export interface AuthenticatorValidationChallenge extends Envelope<"ak-stage-authenticator-validate">, PendingUser {
  device_challenges: readonly DeviceChallenge[];
  configuration_stages: readonly SelectableStage[];
}

/** Registers a passkey or security key. */
export interface AuthenticatorWebAuthnChallenge extends Envelope<"ak-stage-authenticator-webauthn">, PendingUser {
  registration: WebAuthnOptions;
}

/** Sets up an authenticator app. */
export interface AuthenticatorTOTPChallenge extends Envelope<"ak-stage-authenticator-totp">, PendingUser {
  /** An `otpauth:` URI. */
  config_url: string;
}

/** Shows recovery codes; they become valid with the response. */
export interface AuthenticatorStaticChallenge extends Envelope<"ak-stage-authenticator-static">, PendingUser {
  codes: readonly string[];
}

/** Sets up codes by SMS: first the number, then the code. */
export interface AuthenticatorSMSChallenge extends Envelope<"ak-stage-authenticator-sms">, PendingUser {
  phone_number_required?: boolean;
}

/** Sets up codes by e-mail: first the address, then the code. */
export interface AuthenticatorEmailChallenge extends Envelope<"ak-stage-authenticator-email">, PendingUser {
  /** Masked. */
  email?: string | null;
  email_required?: boolean;
}

/** Sets up Duo. */
export interface AuthenticatorDuoChallenge extends Envelope<"ak-stage-authenticator-duo">, PendingUser {
  /** Image of the QR code. */
  activation_barcode: string;
  /** Link for a device that has Duo. */
  activation_code: string;
  stage_uuid: string;
}
