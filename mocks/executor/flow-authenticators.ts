/** How sure the authenticator has to be that it is the person. */
export type UserVerification = "required" | "preferred" | "discouraged";

/** Whether the authenticator has to know by itself whose passkey it is. */
export type ResidentKey = UserVerification;

/** Which authenticators are meant. */
export type Hint = "security-key" | "client-device" | "hybrid";

/** Whether the authenticator is part of the device. */
export type Attachment = "platform" | "cross-platform";

/** Sets up Duo. */
export interface AuthenticatorDuoStage {
  kind: "authenticator_duo";
  name: string;
}

/** Sets up codes by e-mail. */
export interface AuthenticatorEmailStage {
  kind: "authenticator_email";
  name: string;
  /** How long a code counts. */
  tokenExpiry?: string;
}

/** Sets up codes by SMS. */
export interface AuthenticatorSMSStage {
  kind: "authenticator_sms";
  name: string;
}

/** Hands out recovery codes. */
export interface AuthenticatorStaticStage {
  kind: "authenticator_static";
  name: string;
  tokenCount?: number;
  tokenLength?: number;
}

/** Sets up an authenticator app. */
export interface AuthenticatorTOTPStage {
  kind: "authenticator_totp";
  name: string;
  digits?: 6 | 8;
}

/** Sets up a passkey for the pending user. */
export interface AuthenticatorWebAuthnStage {
  kind: "authenticator_webauthn";
  name: string;
  userVerification?: UserVerification;
  residentKeyRequirement?: ResidentKey;
  authenticatorAttachment?: Attachment;
  hints?: readonly Hint[];
  /** Ids of the models of authenticators that are allowed; without any, all are. */
  deviceTypeRestrictions?: readonly string[];
  /** How many answers may be refused; with zero, any number. */
  maxAttempts?: number;
}
