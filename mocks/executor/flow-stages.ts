import type {
  DeviceChallenge,
  LoginSource,
  PromptType,
  PromptChoice,
  SelectableStage,
} from "../../src/protocol/challenges.js";
import type { IdentifierField } from "../directory.js";
import type { Kept } from "./kept.js";
import type {
  AutosubmitStage,
  DeviceCodeFinishStage,
  DeviceCodeStage,
  FrameStage,
  IframeLogoutStage,
  NativeLogoutStage,
  OAuthResponseStage,
  SessionEndStage,
  ShellStage,
  SourceConnectionStage,
  TelegramStage,
} from "./flow-appended.js";
import type {
  AuthenticatorDuoStage,
  AuthenticatorEmailStage,
  AuthenticatorSMSStage,
  AuthenticatorStaticStage,
  AuthenticatorTOTPStage,
  AuthenticatorWebAuthnStage,
  Hint,
  UserVerification,
} from "./flow-authenticators.js";
import type { PolicyBinding } from "./policies/policy.js";
import type { Source } from "./sources/source.js";

/** A kind of second factor. */
export type DeviceClass = DeviceChallenge["device_class"];

/** Asks for a second factor. */
export interface AuthenticatorValidateStage {
  kind: "authenticator_validate";
  name: string;
  /** Which second factors are accepted; by default all. */
  deviceClasses?: readonly DeviceClass[];
  /** What becomes of those who have none. */
  notConfiguredAction?: "skip" | "deny" | "configure";
  /** What they may set up then. */
  configurationStages?: readonly (SelectableStage & { stage: Stage })[];
  /** For how long a browser that has shown a factor is not asked again. */
  lastAuthThreshold?: string;
  webauthnUserVerification?: UserVerification;
  webauthnHints?: readonly Hint[];
  /** Ids of the models of authenticators that are allowed; without any, all are. */
  webauthnAllowedDeviceTypes?: readonly string[];
}

/** Asks for proof of a human. */
export interface CaptchaStage {
  kind: "captcha";
  name: string;
  publicKey: string;
  jsUrl: string;
  interactive?: boolean;
  /** Between which scores a user is human, for providers that give scores. */
  scoreMinThreshold?: number;
  scoreMaxThreshold?: number;
  /** Off, whatever the provider says is good enough. */
  errorOnInvalidScore?: boolean;
}

/** Asks for consent to what the plan's context lists. */
export interface ConsentStage {
  kind: "consent";
  name: string;
  /** How long a consent to an application counts; by default for a while. */
  mode?: "always_require" | "permanent" | "expiring";
  consentExpireIn?: string;
}

/** Ends the flow with a message. */
export interface DenyStage {
  kind: "deny";
  name: string;
  denyMessage?: string;
}

/** A step for tests. */
export interface DummyStage {
  kind: "dummy";
  name: string;
  throwError?: boolean;
}

/** Sends a link that goes on with the flow. */
export interface EmailStage {
  kind: "email";
  name: string;
  subject?: string;
  /** How long its link counts. */
  tokenExpiry?: string;
  /** A user who follows the link may sign in from then on. */
  activateUserOnSuccess?: boolean;
  /** How many e-mails may go to one address within the time that is remembered. */
  recoveryMaxAttempts?: number;
  recoveryCacheTimeout?: string;
}

/** What knows the agents of devices. */
export interface Connector extends Kept {
  name: string;
  /** How long a page waits for an agent. */
  challengeIdleTimeout?: string;
}

/** Asks the agent of the device. */
export interface EndpointAgentStage {
  kind: "endpoint_agent";
  name: string;
  connector: Connector;
  /** Whether the flow ends without an agent; else any response will do. */
  mode?: "optional" | "required";
}

/** Asks who is signing in. Related flows are named by their slugs. */
export interface IdentificationStage {
  kind: "identification";
  name: string;
  userFields?: readonly IdentifierField[];
  /** Asks for the password in the same form. */
  passwordStage?: PasswordStage;
  /** Asks for proof of a human in the same form. */
  captchaStage?: CaptchaStage;
  enrollmentFlow?: string;
  recoveryFlow?: string;
  passwordlessFlow?: string;
  /** Other places to sign in: those that can be played, or what is shown as it is. */
  sources?: readonly (Source | LoginSource)[];
  showSourceLabels?: boolean;
  showMatchedUser?: boolean;
  caseInsensitiveMatching?: boolean;
  pretendUserExists?: boolean;
  enableRememberMe?: boolean;
  /** Offers passkeys where the browser suggests usernames, by the rules of a stage that asks for them alone. */
  webauthnStage?: AuthenticatorValidateStage;
}

/** Lets in who was invited. */
export interface InvitationStage {
  kind: "invitation";
  name: string;
  continueFlowWithoutInvitation?: boolean;
}

/** Asks for the password of the pending user. */
export interface PasswordStage {
  kind: "password";
  name: string;
  failedAttemptsBeforeCancel?: number;
  allowShowPassword?: boolean;
  /** Slug of the flow that changes a password. */
  configureFlow?: string;
}

/** Asks for whatever its fields say. */
export interface PromptStage {
  kind: "prompt";
  name: string;
  fields: readonly PromptField[];
  /** All of them must pass before answers are taken. */
  validationPolicies?: readonly PolicyBinding[];
}

/** A field; left out members have the defaults of the server. */
export interface PromptField extends Kept {
  /** What the field is called among all of a server. */
  name?: string;
  fieldKey: string;
  label: string;
  type: PromptType;
  required?: boolean;
  placeholder?: string;
  /** Is an expression in the server's language. */
  placeholderExpression?: boolean;
  initialValue?: string;
  initialValueExpression?: boolean;
  order?: number;
  /** HTML. */
  subText?: string;
  choices?: readonly (PromptChoice | string)[];
}

/** Sends the browser to an address, or on to another flow. */
export interface RedirectStage {
  kind: "redirect";
  name: string;
  mode: "static" | "flow";
  targetStatic?: string;
  /** Slug. */
  targetFlow?: string;
  keepContext?: boolean;
}

/** Signs in elsewhere, without a choice: what identification else has among its sources. */
export interface SourceStage {
  kind: "source";
  name: string;
  source: Source;
}

/** Deletes the pending account. */
export interface UserDeleteStage {
  kind: "user_delete";
  name: string;
}

/** Signs the pending user in. Durations are written as exports write them. */
export interface UserLoginStage {
  kind: "user_login";
  name: string;
  sessionDuration?: string;
  rememberMeOffset?: string;
  /** How long a browser is known in which a user has signed in. */
  rememberDevice?: string;
  /** What the session is bound to. The executor knows no networks or countries: any other address ends the session. */
  networkBinding?: "no_binding" | "bind_asn" | "bind_asn_network" | "bind_asn_network_ip";
  geoipBinding?: "no_binding" | "bind_continent" | "bind_continent_country" | "bind_continent_country_city";
}

/** Signs out. */
export interface UserLogoutStage {
  kind: "user_logout";
  name: string;
}

/** Writes what prompts asked for into an account. */
export interface UserWriteStage {
  kind: "user_write";
  name: string;
  userCreationMode?: "never_create" | "create_when_required" | "always_create";
  createUsersAsInactive?: boolean;
  /** Name of the group that new accounts belong to. */
  createUsersGroup?: string;
  userType?: "internal" | "external" | "service_account";
}

/** A stage that is not played: the flow goes on without it. */
export interface OtherStage {
  kind: "other";
  name: string;
  model: string;
}

/** Every stage that can be played, and what files say of it besides. */
export type Stage = Kept & Played;

type Played =
  | AuthenticatorDuoStage
  | AuthenticatorEmailStage
  | AuthenticatorSMSStage
  | AuthenticatorStaticStage
  | AuthenticatorTOTPStage
  | AuthenticatorValidateStage
  | AuthenticatorWebAuthnStage
  | AutosubmitStage
  | CaptchaStage
  | ConsentStage
  | DenyStage
  | DeviceCodeFinishStage
  | DeviceCodeStage
  | DummyStage
  | EndpointAgentStage
  | FrameStage
  | EmailStage
  | IdentificationStage
  | IframeLogoutStage
  | InvitationStage
  | NativeLogoutStage
  | OtherStage
  | OAuthResponseStage
  | PasswordStage
  | PromptStage
  | RedirectStage
  | SessionEndStage
  | ShellStage
  | SourceConnectionStage
  | SourceStage
  | TelegramStage
  | UserDeleteStage
  | UserLoginStage
  | UserLogoutStage
  | UserWriteStage;
