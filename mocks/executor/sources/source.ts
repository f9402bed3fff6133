import type { Kept } from "../kept.js";

/** What every source has; flows are named by their slugs. */
interface Place extends Kept {
  name: string;
  slug: string;
  /** An address, or `fa://` and the name of a drawing. */
  icon?: string;
  promoted?: boolean;
  /** For those whom the source names and who have an account. */
  authenticationFlow?: string;
  /** For all others. */
  enrollmentFlow?: string;
  /** By what else than an earlier sign-in people are known again. */
  userMatchingMode?: "identifier" | "email_link" | "email_deny" | "username_link" | "username_deny";
}

/** Signs in by OAuth2, as most sources do. */
export interface OAuthSource extends Place {
  kind: "oauth";
  /** Apple has a script of its own. */
  providerType: string;
  consumerKey?: string;
}

/** Signs in by SAML. */
export interface SAMLSource extends Place {
  kind: "saml";
}

/** Signs in with Plex, from the page itself. */
export interface PlexSource extends Place {
  kind: "plex";
  clientId?: string;
  /** Lets friends of the owner in. */
  allowFriends?: boolean;
  /** Lets those in who see one of these servers. */
  allowedServers?: readonly string[];
}

/** Signs in with Telegram, in a stage of its own. */
export interface TelegramSource extends Place {
  kind: "telegram";
  botUsername?: string;
  /** The secret that Telegram and the server share. */
  botToken?: string;
  requestMessageAccess?: boolean;
  /** The flow that its stage is appended to. */
  preAuthenticationFlow?: string;
}

/** Another place where people can sign in. */
export type Source = OAuthSource | SAMLSource | PlexSource | TelegramSource;
