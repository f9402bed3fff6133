import type { ThemedUrls } from "../../src/protocol/challenges.js";
import type { Directory } from "../directory.js";
import type { Authenticators } from "./devices.js";
import type { SpareObject } from "../blueprints/adopt.js";
import type { Channel } from "./channel.js";
import type { Flow, Plan } from "./flow.js";
import type { SessionStore } from "./storage.js";
import type { Version } from "./version.js";

/** Answer of `core/brands/current/` (contract, section 6.3). */
export interface Brand {
  matched_domain: string;
  branding_title: string;
  branding_logo: string;
  branding_logo_themed_urls: ThemedUrls | null;
  branding_favicon: string;
  branding_favicon_themed_urls: ThemedUrls | null;
  branding_custom_css: string;
  ui_footer_links: readonly { name: string; href: string | null }[];
  ui_theme: "automatic" | "light" | "dark";
  flow_authentication?: string;
  flow_invalidation?: string;
  flow_recovery?: string;
  flow_unenrollment?: string;
  flow_user_settings?: string;
  flow_device_code?: string;
  flow_lockdown?: string;
  default_locale: string;
  flags: { flows_refresh_others: boolean; flows_continuous_login: boolean };
}

/** Answer of `root/config/` (contract, section 6.4). */
export interface Config {
  error_reporting: {
    enabled: boolean;
    sentry_dsn: string;
    environment: string;
    send_pii: boolean;
    traces_sample_rate: number;
  };
  capabilities: readonly string[];
  cache_timeout: number;
  cache_timeout_flows: number;
  cache_timeout_policies: number;
}

/** Everything that an executor plays with. */
export interface World {
  /** Path of the installation, with a slash at both ends. */
  base: string;
  /** Image behind flows that have none of their own; by default the address of the one that comes with a server. */
  background?: string;
  /** The server whose behaviour is played. */
  version: Version;
  brand: Brand;
  config: Config;
  flows: readonly Flow[];
  /** What files have brought that no flow uses, as a later file finds it. */
  spare?: readonly SpareObject[];
  directory: Directory;
  /** What stands for people who have no picture. */
  avatars: "initials" | "none";
  authenticators: Authenticators;
  storage: SessionStore;
  channel: Channel;
  /** E-mails that were sent, the newest last. */
  outbox: Email[];
  /** Plans that links in e-mails go on with, by their tokens; a link counts once. */
  links: Map<string, Plan>;
  /** Invitations that may be used, by the keys that their links carry. */
  invitations: Map<string, Invitation>;
  consents: readonly Consent[];
  connections: readonly Connection[];
  reputation: Reputation[];
  /** The provider of captchas. */
  judgeCaptcha: CaptchaProvider;
  /** Is asked whether a policy passes that cannot be run here. */
  ask: Ask;
  /** Is waited for while a phone is silent that Duo has asked. A minute without an answer is none. */
  phone: () => Promise<"approves" | "denies">;
  /** Address of a script that stands in for those of captcha providers. */
  captchaScript?: string;
  /** What was said. */
  decisions: Decision[];
  /** Milliseconds since 1970. */
  clock: () => number;
}

/** What a provider says of a token. */
export interface CaptchaVerdict {
  isHuman: boolean;
  /** Another token may do: this one was used before, or has expired. */
  isStale?: boolean;
  score?: number;
}

/** Judges tokens, each of which counts once; says nothing where it cannot be reached. */
export type CaptchaProvider = (token: string) => CaptchaVerdict | undefined;

/** An invitation to sign up; the world keeps the key of its link beside it. */
export interface Invitation {
  name: string;
  /** Slug of the only flow that it is for. */
  flow?: string;
  singleUse?: boolean;
  /** Answers that prompts have already. */
  data?: Readonly<Record<string, unknown>>;
}

/** What a user has consented to. */
export interface Consent {
  username: string;
  /** Name. */
  application: string;
  /** Ids. */
  permissions: readonly string[];
  /** Milliseconds since 1970. */
  expires: number;
}

/** An e-mail that was sent; it stays in the world, where the outbox shows it. */
export interface Email {
  to: string;
  subject: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Address of the page that goes on with the flow, with the query that it had. */
  link: string;
}

/** Whom a source has named before, and whose account that is. */
export interface Connection {
  /** Slug. */
  source: string;
  /** What the source calls the person. */
  identifier: string;
  username: string;
}

/** What the player of a flow is asked: whether a policy passes that cannot be run here. */
export interface Question {
  /** Slug of the flow that the policy decides about. */
  flow: string;
  policy: string;
  /** Its text in the server's language, or else its model. */
  text: string;
  /** What the server would take if it could not tell either. */
  failureResult: boolean;
}

/** Answers such questions: a person, or a test. */
export type Ask = (question: Question) => boolean | Promise<boolean>;

/** What was decided, to be shown, changed or forgotten. */
export interface Decision extends Question {
  passes: boolean;
}

/** How well an identifier behaved from an address. */
export interface Reputation {
  identifier: string;
  address: string;
  score: number;
}
